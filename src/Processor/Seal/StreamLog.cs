using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Line;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Seal;

/// <summary>The log of one stream: a pure fold over its partition. Gives leaves their place, keeps tiles and state. One writer.
/// The order of a batch is that of section 5 of the seal page: leaves, rows, tiles and state; the checkpoint follows on its own.</summary>
internal sealed class StreamLog
{
    private const int RecoveryPage = 2_000;

    /// <summary>Leaves read back to know again what was sealed lately; enough for five lanes that share a partition evenly, each with
    /// 10,000 in flight.</summary>
    private const int RecentLeaves = 50_000;

    private readonly StreamId _stream;
    private readonly LogFolder _folder;
    private readonly Func<DateTimeOffset, string> _newId;
    private readonly LeafWriter _leaves = new();
    private readonly ILogger _log;
    private Frontier _frontier = new();
    private SystemNumbers _systems = new(StreamState.Empty.Systems);
    private volatile StreamProgress _progress = new(0, null, -1);
    private string? _tallyDay;
    private volatile StreamHead _durable;

    private StreamLog(StreamId stream, string origin, LogFolder folder, Func<DateTimeOffset, string> newId, ILogger log)
    {
        (_stream, Origin, _folder, _newId, _log) = (stream, origin, folder, newId, log);
        _durable = new StreamHead(origin, 0, _frontier.Root());
    }

    public string Origin { get; }

    /// <summary>What may be signed. Safe to read from any thread.</summary>
    public StreamHead Durable => _durable;

    /// <summary>First queue position that is not sealed yet: what comes before was sealed by a run that could not acknowledge.</summary>
    public long NextPosition => _progress.NextPosition;

    /// <summary>How far the stream is sealed. Safe to read from any thread.</summary>
    public StreamProgress Progress => _progress;

    /// <summary>What was sealed lately, to recognise what comes twice.</summary>
    public RecentRecords Recent { get; } = new();

    /// <summary>Opens the log where the last run left it: state, then the rows the store has beyond it, adopted as they are.</summary>
    public static async ValueTask<StreamLog> OpenAsync(
        StreamId stream, string origin, LogFolder folder, IRecordStore store, Func<DateTimeOffset, string> newId, ILogger log,
        CancellationToken cancellation)
    {
        var opened = new StreamLog(stream, origin, folder, newId, log);
        if (await folder.ReadStateAsync(cancellation) is { } state) opened.Restore(state);

        var stored = await store.CountBelowAsync(stream, opened._frontier.Size, cancellation);
        if (stored < opened._frontier.Size) log.StoreBehindLog(stream.Value, stored, opened._frontier.Size);

        await opened.RememberAsync(store, cancellation);
        var adopted = await opened.AdoptAsync(store, cancellation);
        opened._durable = new StreamHead(origin, opened._frontier.Size, opened._frontier.Root());
        log.StreamOpened(stream.Value, opened._frontier.Size, adopted);
        return opened;
    }

    /// <summary>Gives each record its place. Nothing is durable yet; <see cref="CommitAsync"/> follows once the rows are.</summary>
    public IReadOnlyList<SealedRecord> Seal(IReadOnlyList<PreparedRecord> prepared, DateTimeOffset now, bool withTally)
    {
        var records = new List<SealedRecord>(prepared.Count + 1);
        var index = _frontier.Size;
        var day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (withTally || _tallyDay != day) records.Add(Tally(index++, now));
        foreach (var record in prepared) records.Add(Place(record, index++));
        return records;
    }

    /// <summary>Appends the leaves of <see cref="Seal"/>, in their order, and makes tiles and state durable.</summary>
    public async ValueTask CommitAsync(IReadOnlyList<SealedRecord> records, CancellationToken cancellation)
    {
        var oldSize = _frontier.Size;
        var hashes = new MerkleHash[records.Count];
        for (var i = 0; i < records.Count; i++) hashes[i] = MerkleTree.HashLeaf(records[i].LeafBytes.Span);
        foreach (var record in records) Take(record.Leaf, record.QueuePosition);
        await WriteAsync(oldSize, hashes, cancellation);
    }

    private SealedRecord Place(PreparedRecord record, long index)
    {
        string? system = null;
        long? number = null;
        if (record.System is { } named)
        {
            (system, var next) = _systems.Next(named);
            number = next;
            if (system != named) _log.TooManySystems(_stream.Value, SystemNumbers.MaxSystems);
        }

        var leaf = new Leaf
        {
            Type = record.Type,
            Stream = Origin,
            Index = index,
            Id = record.Id.ToString(),
            Gateway = record.Number?.Instance,
            GatewayNumber = record.Number?.Value,
            System = system,
            SystemNumber = number,
            CapturedAt = record.CapturedAt,
            Meta = record.Meta,
            Parts = [.. record.Parts.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Name, p.Commitment))],
        };
        return new SealedRecord(leaf, _leaves.Write(leaf), record.QueuePosition, record.Body, record.Parts);
    }

    private SealedRecord Tally(long index, DateTimeOffset now)
    {
        var leaf = new Leaf
        {
            Type = LeafType.Tally,
            Stream = Origin,
            Index = index,
            Id = _newId(now),
            CapturedAt = now,
            Counts = [.. _systems.Last.OrderBy(s => s.Key, StringComparer.Ordinal)],
        };
        return new SealedRecord(leaf, _leaves.Write(leaf), -1, null, []);
    }

    private void Restore(StreamState state)
    {
        _frontier = Frontier.Restore(state.Size, [.. state.Frontier]);
        _systems = new SystemNumbers(state.Systems);
        _progress = new StreamProgress(state.NextPosition, null, -1);
        _tallyDay = state.TallyDay;
    }

    // What the log already counts: only ids, numbers and the last position are taken from it.
    private async ValueTask RememberAsync(IRecordStore store, CancellationToken cancellation)
    {
        var from = Math.Max(0, _frontier.Size - RecentLeaves);
        while (from < _frontier.Size)
        {
            var page = await store.ReadFromAsync(_stream, from, (int)Math.Min(RecoveryPage, _frontier.Size - from), cancellation);
            foreach (var stored in page)
            {
                if (stored.Index >= _frontier.Size) return;
                from = stored.Index + 1;
                try
                {
                    Remember(LeafParser.Parse(stored.LeafBytes.Span), stored.QueuePosition);
                }
                catch (FormatException)
                {
                    // A row that was changed outside the product is for packs to name; sealing goes on.
                }
            }

            if (page.Count == 0) return;
        }
    }

    // Rows that a dead run inserted before it could write tiles: their bytes stand, whatever a newer detector would make of them.
    private async ValueTask<long> AdoptAsync(IRecordStore store, CancellationToken cancellation)
    {
        var adopted = 0L;
        while (true)
        {
            var page = await store.ReadFromAsync(_stream, _frontier.Size, RecoveryPage, cancellation);
            if (page.Count == 0) return adopted;

            var oldSize = _frontier.Size;
            var hashes = new MerkleHash[page.Count];
            for (var i = 0; i < page.Count; i++)
            {
                if (page[i].Index != oldSize + i)
                    throw new InvalidDataException($"stream {_stream}: the store has record {page[i].Index} but not {oldSize + i}");
                var leaf = LeafParser.Parse(page[i].LeafBytes.Span);
                if (leaf.Stream != Origin || leaf.Index != page[i].Index)
                    throw new InvalidDataException($"stream {_stream}: stored record {page[i].Index} belongs elsewhere");
                hashes[i] = MerkleTree.HashLeaf(page[i].LeafBytes.Span);
                Take(leaf, page[i].QueuePosition);
            }

            await WriteAsync(oldSize, hashes, cancellation);
            adopted += page.Count;
        }
    }

    private void Take(Leaf leaf, long position)
    {
        Remember(leaf, position);
        if (leaf.System is { } system) _systems.Adopt(system, leaf.SystemNumber!.Value);
        if (leaf.Type == LeafType.Tally) _tallyDay = leaf.CapturedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private void Remember(Leaf leaf, long position)
    {
        if (position < 0 || !EnvelopeId.TryParse(leaf.Id, out var id)) return;
        if (position > _progress.LastPosition)
            _progress = new StreamProgress(Math.Max(_progress.NextPosition, position + 1), id, position);
        Recent.Add(leaf.Gateway, leaf.Type == LeafType.Heartbeat ? null : leaf.GatewayNumber, id);
    }

    private async ValueTask WriteAsync(long oldSize, MerkleHash[] hashes, CancellationToken cancellation)
    {
        var frontier = _frontier.Copy();
        foreach (var hash in hashes) frontier.Append(hash);
        var state = new StreamState(frontier.Size, frontier.Hashes.ToArray(), NextPosition, _systems.Last, _tallyDay);
        await _folder.AppendAsync(oldSize, hashes, state, cancellation);
        _frontier = frontier;
        _durable = new StreamHead(Origin, frontier.Size, frontier.Root());
    }
}
