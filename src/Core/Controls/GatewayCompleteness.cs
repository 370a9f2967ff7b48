namespace AuditPipeline.Core.Controls;

/// <summary>The count of one gateway instance.</summary>
/// <param name="Accepted">Numbers given.</param>
/// <param name="Recorded">Numbers with a stored record, each counted once.</param>
/// <param name="Lost">Numbers a recorded capture loss accounts for.</param>
/// <param name="Open">Calls still in progress or on their way to the store.</param>
/// <param name="Holes">Numbers nothing accounts for, ascending, at most 1,000.</param>
/// <param name="Duplicates">Records beyond the first of a number.</param>
public sealed record GatewayCompleteness(
    string Instance, long Accepted, long Recorded, long Lost, long Open, IReadOnlyList<long> Holes, long Duplicates)
{
    /// <summary>Accepted − recorded − lost − open: 0 when it adds up.</summary>
    public long Unexplained => Accepted - Recorded - Lost - Open;

    public bool AddsUp => Unexplained == 0 && Holes.Count == 0 && Duplicates == 0;
}
