namespace AuditPipeline.Core.Custody;

/// <summary>Rows of one table that leaves name a part for. An absent one is no fault by itself: it may have been erased or have expired.</summary>
public sealed record PartPresence(long Present, long Absent)
{
    public static PartPresence None { get; } = new(0, 0);
}
