namespace AuditPipeline.Core.Interactions;

/// <summary>What a provider's check looked at. Stored by word.</summary>
public enum VerdictPlace
{
    Input = 1,
    Output = 2,
}
