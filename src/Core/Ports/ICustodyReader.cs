using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;

namespace AuditPipeline.Core.Ports;

/// <summary>Reads rows as they are stored, for holding them against the log. Needs no key; nothing here can write. Memory is bounded by
/// a block of the store, however many rows a question has.</summary>
public interface ICustodyReader
{
    /// <summary>Most names <see cref="StreamsAsync"/> answers.</summary>
    const int MostStreams = 10_000;

    /// <summary>Values of the column <c>stream</c> in all tables, in order, at most <see cref="MostStreams"/>: as stored, so any text.</summary>
    ValueTask<IReadOnlyList<string>> StreamsAsync(CancellationToken cancellation);

    /// <summary>Rows of the record table with <paramref name="from"/> ≤ n &lt; <paramref name="to"/>, ascending; one that is there twice comes
    /// twice.</summary>
    IAsyncEnumerable<CustodyRow> RowsAsync(StreamId stream, long from, long to, CancellationToken cancellation);

    /// <summary>Rows of a part's table with <paramref name="from"/> ≤ n &lt; <paramref name="to"/>, ascending by n and part.</summary>
    IAsyncEnumerable<CustodyPart> PartsAsync(StreamId stream, CustodyTable table, long from, long to, CancellationToken cancellation);

    /// <summary>Rows of the record table (<paramref name="table"/> null) or of a part's table with n ≥ <paramref name="from"/>: how many, and
    /// the lowest and highest n; beyond <see cref="long.MaxValue"/> that number stands.</summary>
    ValueTask<(long Count, long First, long Last)> FromAsync(StreamId stream, CustodyTable? table, long from, CancellationToken cancellation);
}
