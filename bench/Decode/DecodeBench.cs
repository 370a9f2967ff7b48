using System.Diagnostics;
using System.Text.Json;
using AuditPipeline.Processor.Decode;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Bench.Decode;

/// <summary>Reads each set in turn with the decoder and with a bare reader, round by round on one thread. Unmeasured rounds come first: what is measured
/// is optimised code.</summary>
internal static class DecodeBench
{
    private const int UnmeasuredRounds = 4;

    public static DecodeResult Run(IReadOnlyList<ExchangeSet> sets, int rounds, TimeSpan time, CancellationToken cancellation)
    {
        var measured = sets.Select(set => (Set: set, Decoder: new List<double>(), Bare: new List<double>())).ToArray();
        for (var round = -UnmeasuredRounds; round < rounds; round++)
        {
            foreach (var (set, decoder, bare) in measured)
            {
                cancellation.ThrowIfCancellationRequested();
                var (bareRate, decoderRate) = (Rate(set, time, Read), Rate(set, time, Decode));
                if (round < 0) continue;

                bare.Add(bareRate);
                decoder.Add(decoderRate);
            }
        }

        return new DecodeResult(rounds, [.. measured.Select(m => Line(m.Set, m.Decoder, m.Bare))]);
    }

    private static DecodeLine Line(ExchangeSet set, List<double> decoder, List<double> bare)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decode(set);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new DecodeLine(
            set.Dialect, set.Size, set.Exchanges.Count, set.BodyBytes / set.Exchanges.Count, Medians.Of(decoder), Medians.Of(bare),
            Medians.Of(decoder.Zip(bare, (one, other) => one / other)), allocated / set.Exchanges.Count, (double)allocated / set.BodyBytes);
    }

    /// <summary>MB of JSON per second.</summary>
    private static double Rate(ExchangeSet set, TimeSpan time, Action<ExchangeSet> reading)
    {
        var passes = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            reading(set);
            passes++;
        }

        return set.JsonBytes * passes / 1e6 / watch.Elapsed.TotalSeconds;
    }

    private static void Decode(ExchangeSet set)
    {
        foreach (var exchange in set.Exchanges) _ = Decoder.Decode(exchange);
    }

    private static void Read(ExchangeSet set)
    {
        foreach (var document in set.Documents)
        {
            var reader = new Utf8JsonReader(document.Span, new JsonReaderOptions { MaxDepth = JsonParser.MaxDepth });
            while (reader.Read())
            {
                // The baseline looks at every token and does nothing with it.
            }
        }
    }
}
