using System.Globalization;
using System.Text.Json;

namespace AuditPipeline.Bench.Edge;

/// <summary>Streams opened at once and compared.</summary>
internal sealed record StreamsResult(
    string Bench, int Streams, IReadOnlyList<StreamsFigures> Targets, IReadOnlyList<string> Failures)
{
    public string ToJson() => JsonSerializer.Serialize(this, BenchJson.Default.StreamsResult);

    public string ToTable() => string.Join(Environment.NewLine,
    [
        .. Targets.Select(t => string.Create(CultureInfo.InvariantCulture,
            $"{t.Name}: {t.Same} of {Streams} streams byte-identical, {t.AtOnce} at once, peak {t.Process.PeakMb:0.0} MB, numbered {t.Process.Numbered}")),
        .. Failures.Select(failure => $"FAILED: {failure}"),
    ]);
}
