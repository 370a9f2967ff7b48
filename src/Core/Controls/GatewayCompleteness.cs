using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>The count of one gateway instance.</summary>
/// <param name="Accepted">Numbers given.</param>
/// <param name="Recorded">Numbers with a stored record, each counted once.</param>
/// <param name="Lost">Numbers that only a recorded capture loss accounts for.</param>
/// <param name="Open">Calls still in progress or on their way to the store.</param>
/// <param name="Holes">Numbers nothing accounts for, ascending, at most 1,000.</param>
/// <param name="Duplicates">Numbers that more than one record or loss has.</param>
public sealed record GatewayCompleteness(
    string Instance, long Accepted, long Recorded, long Lost, long Open, IReadOnlyList<long> Holes, long Duplicates)
{
    /// <summary>Lowest of the numbers; null when not told.</summary>
    public long? First { get; init; }

    /// <summary>Highest of the numbers; null when not told.</summary>
    public long? Last { get; init; }

    /// <summary>Numbers nothing accounts for, those beyond the bound of <see cref="Holes"/> too.</summary>
    public long Missing { get; init; } = Holes.Count;

    /// <summary>When the instance took the count that its stored records are held against; null when nobody knows one.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>The capture losses of the period, by time; at most 1,000 over all instances.</summary>
    public IReadOnlyList<CaptureLossLine> Losses { get; init; } = [];

    /// <summary>Accepted − recorded − lost − open: 0 when it adds up.</summary>
    public long Unexplained => Accepted - Recorded - Lost - Open;

    public bool AddsUp => Unexplained == 0 && Missing == 0 && Duplicates == 0;
}
