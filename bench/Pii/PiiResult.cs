using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AuditPipeline.Bench.Pii;

/// <summary>One line for all recognisers together, and one for each where asked for.</summary>
internal sealed record PiiResult(int Rounds, int Texts, long Bytes, double Bare, IReadOnlyList<PiiLine> Lines)
{
    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["bench"] = "pii",
        ["rounds"] = Rounds,
        ["texts"] = Texts,
        ["bytes"] = Bytes,
        ["bare_utf8_mb_per_s"] = Math.Round(Bare, 1),
        ["recognizers"] = Lines.Select(line => new Dictionary<string, object>
        {
            ["name"] = line.Name,
            ["mb_per_s"] = Math.Round(line.Rate, 1),
            ["to_bare_utf8"] = Math.Round(line.Ratio, 4),
            ["detections"] = line.Found,
            ["allocated_bytes_per_byte"] = Math.Round(line.AllocatedPerByte, 2),
        }),
    });

    public string ToTable()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"medians of {Rounds} rounds on one thread; {Texts} texts, {Bytes / 1e6:0.0} MB of UTF-8; bare pass {Bare:0.0} MB/s");
        table.AppendLine("recognisers                   MB/s   ratio  detections  allocated per byte");
        foreach (var line in Lines)
            table.AppendLine(CultureInfo.InvariantCulture, $"{line.Name,-26} {line.Rate,7:0.0} {line.Ratio,7:0.0000} {line.Found,11} {line.AllocatedPerByte,19:0.00}");
        return table.ToString().TrimEnd();
    }
}
