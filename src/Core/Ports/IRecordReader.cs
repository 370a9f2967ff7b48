using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Ports;

/// <summary>Reads the trail. Every answer is bounded; nothing here can write.</summary>
public interface IRecordReader
{
    /// <summary>A page of interactions, newest first. <paramref name="limit"/> 1–1,000.</summary>
    ValueTask<InteractionPage> FindAsync(
        InteractionFilter filter, InteractionCursor? after, int limit, CancellationToken cancellation);

    /// <summary>One record, or null.</summary>
    ValueTask<StoredRecord?> GetAsync(EnvelopeId id, CancellationToken cancellation);

    /// <summary>Sums over interactions, one line per group, ordered by key; at most 10,000 lines.</summary>
    ValueTask<IReadOnlyList<TotalsLine>> TotalsAsync(
        InteractionFilter filter, TotalsGrouping grouping, CancellationToken cancellation);

    /// <summary>Personal data found, by kind, most first.</summary>
    ValueTask<IReadOnlyList<PiiLine>> PiiAsync(InteractionFilter filter, CancellationToken cancellation);

    /// <summary>Numbers per gateway instance that has a row in the period, ordered by instance.</summary>
    ValueTask<IReadOnlyList<GatewayCount>> CountGatewaysAsync(Period period, CancellationToken cancellation);

    /// <summary>Capture losses of which a call came in the period, by time of their first call; at most 1,000.</summary>
    ValueTask<IReadOnlyList<CaptureLossLine>> LossesAsync(Period period, CancellationToken cancellation);

    /// <summary>Records of a stream with <paramref name="from"/> ≤ index &lt; <paramref name="to"/>, ascending, streamed.</summary>
    IAsyncEnumerable<StoredRecord> ReadAsync(StreamId stream, long from, long to, CancellationToken cancellation);

    /// <summary>Indexes of a stream that hold everything captured in the period: First ≤ index &lt; End, First = End when there is
    /// nothing. Rows that are missing between, before or after those of the period are taken to belong to it: a range must not shrink
    /// because rows were removed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="size">Size of its log; rows from there on do not count.</param>
    /// <param name="period">Capture times.</param>
    /// <param name="cancellation">Ends the question.</param>
    ValueTask<(long First, long End)> RangeAsync(StreamId stream, long size, Period period, CancellationToken cancellation);

    /// <summary>Runs the named metric query; null when there is none of that name (the control is then not assessed).</summary>
    ValueTask<MetricResult?> MetricAsync(string metric, Period period, string? system, CancellationToken cancellation);
}
