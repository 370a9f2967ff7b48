using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AuditPipeline.Bench.Seal;

internal sealed record SealResult(int Rounds, IReadOnlyList<SealLine> Lines)
{
    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["bench"] = "seal",
        ["rounds"] = Rounds,
        ["steps"] = Lines.Select(line => new Dictionary<string, object>
        {
            ["name"] = line.Name,
            ["per_s"] = Math.Round(line.Rate),
            ["bare"] = line.Bare,
            ["bare_per_s"] = Math.Round(line.BareRate),
            ["to_bare"] = Math.Round(line.Ratio, 3),
        }),
    });

    public string ToTable()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"medians of {Rounds} rounds on one thread");
        table.AppendLine("step                                        per s  to bare   bare per s  bare pass");
        foreach (var line in Lines)
            table.AppendLine(CultureInfo.InvariantCulture, $"{line.Name,-38} {line.Rate,10:N0} {line.Ratio,8:0.000} {line.BareRate,12:N0}  {line.Bare}");
        return table.ToString().TrimEnd();
    }
}
