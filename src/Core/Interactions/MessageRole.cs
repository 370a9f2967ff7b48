namespace AuditPipeline.Core.Interactions;

/// <summary>Who speaks. Stored by number.</summary>
public enum MessageRole
{
    System = 1,
    User = 2,
    Assistant = 3,
    Tool = 4,

    /// <summary>A role that the format does not know; the provider refuses such a call.</summary>
    Other = 5,
}
