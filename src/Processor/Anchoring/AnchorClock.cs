using System.Globalization;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>When somebody else's clock and ours are too far apart.</summary>
internal static class AnchorClock
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    /// <param name="deviation">Theirs minus ours.</param>
    public static bool IsOff(TimeSpan deviation) => deviation.Duration() > Most;

    public static string Text(TimeSpan deviation) => string.Create(
        CultureInfo.InvariantCulture, $"{(long)deviation.Duration().TotalSeconds} s {(deviation < TimeSpan.Zero ? "behind" : "ahead of")} ours");
}
