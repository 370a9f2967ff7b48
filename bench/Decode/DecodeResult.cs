using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AuditPipeline.Bench.Decode;

/// <summary>One line for each dialect and size.</summary>
internal sealed record DecodeResult(int Rounds, IReadOnlyList<DecodeLine> Lines)
{
    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["bench"] = "decode",
        ["rounds"] = Rounds,
        ["lowest_ratio"] = Math.Round(Lines.Min(line => line.Ratio), 3),
        ["dialects"] = Lines.Select(line => new Dictionary<string, object>
        {
            ["dialect"] = line.Dialect,
            ["size"] = line.Size,
            ["exchanges"] = line.Exchanges,
            ["body_bytes"] = line.BodyBytes,
            ["decode_mb_per_s"] = Math.Round(line.Decoder, 1),
            ["bare_reader_mb_per_s"] = Math.Round(line.Bare, 1),
            ["decode_to_bare_reader"] = Math.Round(line.Ratio, 3),
            ["allocated_bytes_per_interaction"] = line.Allocated,
            ["allocated_bytes_per_body_byte"] = Math.Round(line.AllocatedPerByte, 2),
        }),
    });

    public string ToTable()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"medians of {Rounds} rounds on one thread; MB of JSON per second");
        table.AppendLine("dialect               size     exchanges  body bytes    decode      bare   ratio  allocated  per byte");
        foreach (var line in Lines)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"{line.Dialect,-21} {line.Size,-8} {line.Exchanges,9} {line.BodyBytes,11} {line.Decoder,9:0.0} {line.Bare,9:0.0} {line.Ratio,7:0.000} {line.Allocated,10} {line.AllocatedPerByte,9:0.00}");
        }

        table.Append(CultureInfo.InvariantCulture, $"lowest ratio {Lines.Min(line => line.Ratio):0.000}");
        return table.ToString();
    }
}
