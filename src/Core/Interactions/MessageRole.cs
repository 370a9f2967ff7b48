namespace AuditPipeline.Core.Interactions;

/// <summary>Who speaks. Stored by number.</summary>
public enum MessageRole
{
    System = 1,
    User = 2,
    Assistant = 3,
    Tool = 4,
}
