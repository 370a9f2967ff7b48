using System.Diagnostics;
using System.Globalization;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Processor.Line;
using AuditPipeline.Pii;
using AuditPipeline.Processor.Seal;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Bench;

/// <summary>Fills the journal, then lets the processing line empty it, then inserts the same bytes with nothing around them.</summary>
internal static class PipelineBench
{
    private const int Callers = 64;
    private const int BatchRows = 1_000;

    public static async Task<PipelineResult> RunAsync(int count, int rounds, TextWriter progress, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"audit-bench-{Environment.ProcessId}");
        try
        {
            using var logs = LogSetup.Create(quiet: true);
            await using var stores = await EmbeddedStores.OpenAsync(
                new HostFolders(folder), new StoreSettings(), folder, NativeParts.Folder, default, new SystemRandomness(), TimeProvider.System, logs, cancellation);
            var (journal, pipeline, bare) = (new List<double>(), new List<double>(), new List<double>());
            long bytes = 0;
            await using var line = await BenchLine.OpenAsync(stores, logs, cancellation);
            // One unmeasured round first: the measured ones are about the code, not about its compilation.
            for (var round = 0; round <= rounds; round++)
            {
                var (filled, payload) = await FillAsync(stores, count, cancellation);
                var emptied = await line.EmptyAsync(stores, cancellation);
                var inserted = await BareAsync(stores, line.SealedBefore, cancellation);
                bytes = payload / count;
                await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"round {round}{(round == 0 ? " (warm-up)" : "")}: journal {count / filled:N0}/s, pipeline {count / emptied:N0}/s, bare insert {inserted:N0}/s"));
                if (round == 0) continue;
                journal.Add(count / filled);
                pipeline.Add(count / emptied);
                bare.Add(inserted);
            }

            return new PipelineResult(count, rounds, bytes, Medians.Of(journal), Medians.Of(pipeline), Medians.Of(bare), Environment.ProcessorCount);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Seconds, long Bytes)> FillAsync(EmbeddedStores stores, int count, CancellationToken cancellation)
    {
        var randomness = new SystemRandomness();
        var calls = Enumerable.Range(0, count).Select(i => BenchTraffic.Call(i, TimeProvider.System.GetUtcNow(), randomness)).ToArray();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            calls, new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellation },
            async (call, token) =>
            {
                if ((await stores.Journal.OpenAsync(call.Opening, token)).Refusal is { } refusal)
                    throw new InvalidOperationException($"the journal refused a call: {refusal}");
                await stores.Journal.CloseAsync(call.Closing, token);
            });
        return (watch.Elapsed.TotalSeconds, calls.Sum(c => c.Opening.Request.WireBytes + c.Closing.Response!.WireBytes));
    }

    // One wide row per record with everything the store keeps of it, inserted as the store does: durable, in batches of the same size.
    private static async Task<double> BareAsync(EmbeddedStores stores, long from, CancellationToken cancellation)
    {
        await stores.Database.ExecuteAsync("DROP TABLE IF EXISTS bare", null, cancellation);
        await stores.Database.ExecuteAsync(
            """
            CREATE TABLE bare (n UInt64, leaf String CODEC(ZSTD(1)), payload String CODEC(ZSTD(1)), ciphertext String CODEC(NONE), keys String CODEC(NONE))
            ENGINE = MergeTree ORDER BY n SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
            """, null, cancellation);
        var rows = new List<StoredRecord>();
        await foreach (var record in stores.Reader.ReadAsync(EmbeddedStores.Stream, from, long.MaxValue, cancellation)) rows.Add(record);

        var watch = Stopwatch.StartNew();
        using var writer = new RowBinaryWriter();
        foreach (var batch in rows.Chunk(BatchRows))
        {
            writer.Clear();
            foreach (var record in batch)
            {
                writer.WriteUInt64((ulong)record.Index);
                writer.WriteString(record.LeafBytes.Span);
                writer.WriteString(First(record, p => p.Payload));
                writer.WriteString(First(record, p => p.Ciphertext));
                writer.WriteString(First(record, p => p.WrappedKey));
            }

            await stores.Database.InsertAsync("INSERT INTO bare (n, leaf, payload, ciphertext, keys)", writer.Written, null, cancellation);
        }

        return rows.Count / watch.Elapsed.TotalSeconds;
    }

    private static ReadOnlySpan<byte> First(StoredRecord record, Func<StoredPart, ReadOnlyMemory<byte>?> what) =>
        (record.Parts.Select(what).FirstOrDefault(b => b is not null) ?? default).Span;
}
