using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Custody.Scrub;
using AuditPipeline.Processor.Seal;
using AuditPipeline.Processor.Tests.Seal;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Processor.Tests.Scrub;

/// <summary>A sealed log and its rows, in memory, that can be changed behind the product's back.</summary>
internal sealed class ScrubBench
{
    public static readonly StreamId Stream = StreamId.OfPartition(0);
    private static readonly MemorySigner Signer = new();

    private readonly LogLayout _layout;

    private ScrubBench(LogLayout layout, MemoryLogStorage logs) => (_layout, Logs) = (layout, logs);

    public MemoryCustody Store { get; } = new();

    public MemoryLogStorage Logs { get; }

    public HastyClock Clock { get; } = new(LineBench.Start);

    /// <summary>Records as the line seals them, with parts, signed and anchored.</summary>
    public static async Task<ScrubBench> OfLineAsync(int records)
    {
        var line = new LineBench();
        (await line.RunAsync(new MemoryQueue(await line.DeliveriesAsync(records), 8))).ShouldBeNull();
        var bench = new ScrubBench(new LogLayout("audit.test/line"), line.Logs);
        foreach (var record in line.Store.Rows) bench.Store.Add(Stream, record);
        return bench;
    }

    /// <summary>A log of many records without parts, in pieces as batches make them; signed, not anchored.</summary>
    public static async Task<ScrubBench> OfManyAsync(int records)
    {
        var bench = new ScrubBench(new LogLayout("audit.test"), new MemoryLogStorage());
        var folder = new LogFolder(bench.Logs, LogLayout.StreamFolder(Stream));
        var frontier = new Frontier();
        while (frontier.Size < records)
        {
            var (first, count) = (frontier.Size, (int)Math.Min(1_000, records - frontier.Size));
            var hashes = new MerkleHash[count];
            for (var i = 0; i < count; i++)
            {
                var record = Records.Heartbeat(Stream, first + i, first + i, []);
                hashes[i] = MerkleTree.HashLeaf(record.LeafBytes.Span);
                frontier.Append(hashes[i]);
                bench.Store.Rows.Add((Stream.Value, MemoryCustody.RowOf(record)));
            }

            var state = new StreamState(frontier.Size, frontier.Hashes.ToArray(), frontier.Size, new Dictionary<string, long>(), null);
            await folder.AppendAsync(first, hashes, state, default);
        }

        if (records > 0) await bench.SignAsync("s/p00", new StreamHead("audit.test/s/p00", frontier.Size, frontier.Root()));
        return bench;
    }

    public async Task SignAsync(string folder, StreamHead head) =>
        Logs[$"{folder}/checkpoint"] = (await new CheckpointSigner(Signer).SignAsync(head, default)).Format();

    public ScrubWalk Walk() => new(
        Store, Logs, _layout, new VerifierKey(_layout.AnchorOrigin, NoteKeyType.Ed25519, Signer.PublicKey), [Stream], Clock);

    public async Task<ScrubPass> RunAsync(ScrubScope? scope = null) =>
        await Walk().RunAsync(new ScrubPass("one", Clock.GetUtcNow(), null, scope ?? ScrubScope.All, []), 0, _ => { }, TestContext.Current.CancellationToken);

    /// <summary>Faults of a pass, each as <c>log first-last what</c>.</summary>
    public async Task<List<string>> FaultsAsync() => Said(await RunAsync());

    public static List<string> Said(ScrubPass pass) => [.. pass.Reports.SelectMany(r => r.Faults.Select(f => f.First is null ? $"{r.Log} {f.What}" : $"{r.Log} {f.First}-{f.Last} {f.What}"))];

    /// <summary>Flips the lowest bit of a byte.</summary>
    public void Flip(string path, int place)
    {
        var bytes = Logs[path]!.ToArray();
        bytes[place] ^= 1;
        Logs[path] = bytes;
    }
}
