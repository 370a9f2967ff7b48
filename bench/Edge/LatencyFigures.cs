namespace AuditPipeline.Bench.Edge;

/// <summary>Milliseconds: of whole answers, and to the first byte of their bodies.</summary>
internal sealed record LatencyFigures(double P50, double P99, double FirstP50, double FirstP99)
{
    public static LatencyFigures Of(IReadOnlyList<Sample> samples) => Medians4(samples, static (s, of) => of(s.Load));

    public static LatencyFigures Added(IReadOnlyList<Sample> samples, IReadOnlyList<Sample> baseline)
    {
        var pairs = samples.Zip(baseline).ToArray();
        return Medians4(pairs, static (pair, of) => of(pair.First.Load) - of(pair.Second.Load));
    }

    private static LatencyFigures Medians4<T>(IReadOnlyList<T> rounds, Func<T, Func<LoadResult, long>, long> value)
    {
        double Median(Func<LoadResult, long> of) => Math.Round(Medians.Of(rounds.Select(round => value(round, of) / 1_000d)), 3);
        return new LatencyFigures(Median(r => r.P50), Median(r => r.P99), Median(r => r.FirstP50), Median(r => r.FirstP99));
    }
}
