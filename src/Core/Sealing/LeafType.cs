namespace AuditPipeline.Core.Sealing;

/// <summary>The <c>type</c> of a leaf. Stored by word.</summary>
public static class LeafType
{
    public const string Interaction = "interaction";
    public const string Loss = "loss";
    public const string Reject = "reject";
    public const string Heartbeat = "heartbeat";
    public const string Tally = "tally";
}
