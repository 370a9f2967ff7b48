namespace AuditPipeline.Reports.Press.Layout;

/// <summary>An axis from a round number to a round number in round steps, zero always on it.</summary>
internal sealed record ChartScale(decimal From, decimal To, decimal Step)
{
    private const int WantedSteps = 5;

    /// <summary>The axis that holds all values.</summary>
    public static ChartScale Of(IEnumerable<decimal> values)
    {
        var (low, high) = (0m, 0m);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low == high) return new ChartScale(0, 1, 0.2m);
        var rough = (high - low) / WantedSteps;
        var power = 1m;
        while (power * 10 <= rough) power *= 10;
        while (power > rough) power /= 10;
        var step = (rough / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
        return new ChartScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    public IEnumerable<decimal> Ticks()
    {
        for (var tick = From; tick <= To; tick += Step) yield return tick;
    }

    /// <summary>Place of a value as a share of the axis, 0 to 1.</summary>
    public double Place(decimal value) => (double)((value - From) / (To - From));

    /// <summary>Decimals the ticks need.</summary>
    public int Decimals => Step % 1 == 0 ? 0 : Step.Scale;
}
