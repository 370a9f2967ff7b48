using System.Diagnostics;
using System.Text;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Host.Composition;
using AuditPipeline.Pii;

namespace AuditPipeline.Bench.Pii;

/// <summary>Looks through all texts in turn with the engine and with a bare pass that decodes their UTF-8 scalar by scalar, round by round
/// on one thread. An unmeasured round comes first.</summary>
internal static class PiiBench
{
    public static PiiResult Run(IReadOnlyList<string> texts, int rounds, bool each, CancellationToken cancellation)
    {
        var utf8 = texts.Select(Encoding.UTF8.GetBytes).ToArray();
        var bytes = utf8.Sum(t => (long)t.Length);
        var whole = new PiiEngine(RecognizerCatalogue.With(NativeParts.Words()));
        var engines = new List<(string Name, PiiEngine Engine)> { ("all", whole) };
        if (each) engines.AddRange(whole.Recognizers.Select(r => (r.Name, new PiiEngine([r]))));

        var bare = new List<double>();
        var measured = engines.Select(e => (e.Name, e.Engine, Rates: new List<double>(), Ratios: new List<double>())).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            var bareRate = Rate(bytes, () => Pass(utf8));
            if (round >= 0) bare.Add(bareRate);
            foreach (var (_, engine, rates, ratios) in measured)
            {
                cancellation.ThrowIfCancellationRequested();
                var rate = Rate(bytes, () => Look(engine, texts));
                if (round < 0) continue;
                rates.Add(rate);
                ratios.Add(rate / bareRate);
            }
        }

        return new PiiResult(rounds, texts.Count, bytes, Medians.Of(bare), [.. measured.Select(m => Line(m.Name, m.Engine, m.Rates, m.Ratios, texts, bytes))]);
    }

    private static PiiLine Line(string name, PiiEngine engine, List<double> rates, List<double> ratios, IReadOnlyList<string> texts, long bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Look(engine, texts);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new PiiLine(name, Medians.Of(rates), Medians.Of(ratios), found, (double)allocated / bytes);
    }

    private static double Rate(long bytes, Func<long> pass)
    {
        var watch = Stopwatch.StartNew();
        pass();
        return bytes / 1e6 / watch.Elapsed.TotalSeconds;
    }

    private static long Look(PiiEngine engine, IReadOnlyList<string> texts)
    {
        var scanner = new TextScanner([engine]);
        long found = 0;
        foreach (var text in texts) found += scanner.Scan(text).Detections.Count;
        return found;
    }

    private static long Pass(byte[][] texts)
    {
        long scalars = 0;
        foreach (var text in texts)
        {
            var rest = text.AsSpan();
            while (!rest.IsEmpty)
            {
                Rune.DecodeFromUtf8(rest, out _, out var read);
                rest = rest[read..];
                scalars++;
            }
        }

        return scalars;
    }
}
