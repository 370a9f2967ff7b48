namespace AuditPipeline.Core.Custody;

/// <summary>What a pass found in one log.</summary>
/// <param name="Log">The stream, or <c>anchor</c>.</param>
/// <param name="From">First index walked.</param>
/// <param name="Next">Index after the last one walked.</param>
/// <param name="Size">Leaves of the log when the walk began.</param>
/// <param name="Rows">Rows (anchor log: entries) read below that size.</param>
/// <param name="InFlight">Rows beyond the size that the log is about to take.</param>
/// <param name="Content">Readable parts.</param>
/// <param name="Ciphertexts">Encrypted parts.</param>
/// <param name="Keys">Wrapped keys.</param>
/// <param name="FaultCount">Places that differ: each index and thing counts.</param>
/// <param name="Faults">The first of them, at most <see cref="MostFaults"/>, each a run of indexes.</param>
/// <param name="Unlisted">Places that are counted and not listed.</param>
/// <param name="Done">It was walked to its end.</param>
public sealed record ScrubReport(
    string Log, long From, long Next, long Size, long Rows, long InFlight, PartPresence Content, PartPresence Ciphertexts, PartPresence Keys,
    long FaultCount, IReadOnlyList<ScrubFault> Faults, long Unlisted,
    bool Done)
{
    /// <summary>Faults listed of one log.</summary>
    public const int MostFaults = 1_000;

    /// <summary>The report of a log of which nothing was walked yet.</summary>
    public static ScrubReport Begin(string log, long from) =>
        new(log, from, from, 0, 0, 0, PartPresence.None, PartPresence.None, PartPresence.None, 0, [], 0, Done: false);
}
