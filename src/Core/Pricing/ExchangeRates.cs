using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Core.Pricing;

/// <summary>US dollars for one euro by day, from a file in the form of the European Central Bank's (<c>eurofxref-hist.csv</c>: a header with
/// Date and USD, one line a day, other currencies beside).</summary>
public sealed class ExchangeRates
{
    public const int LargestFile = 16 * 1024 * 1024;

    /// <summary>Digits a rate may have after the point.</summary>
    public const int Digits = 6;

    // The bank publishes none at weekends and holidays, of which four days in a row are the most.
    private const int LongestGap = 7;

    private readonly SortedDictionary<DateOnly, decimal> _usdPerEuro;

    private ExchangeRates(string source, SortedDictionary<DateOnly, decimal> usdPerEuro) => (Source, _usdPerEuro) = (source, usdPerEuro);

    /// <summary>Name of the file, its last day, and the beginning of its SHA-256: what a figure in euro rests on.</summary>
    public string Source { get; }

    /// <param name="csv">In UTF-8.</param>
    /// <param name="name">What messages and <see cref="Source"/> call it.</param>
    /// <exception cref="InvalidDataException">It is no such file; the message names the line.</exception>
    public static ExchangeRates Parse(ReadOnlySpan<byte> csv, string name)
    {
        if (csv.Length > LargestFile) throw new InvalidDataException($"{name} is larger than {LargestFile / 1024 / 1024} MiB");

        var lines = Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split('\n');
        var header = lines[0].Split(',', StringSplitOptions.TrimEntries);
        var (date, usd) = (Array.IndexOf(header, "Date"), Array.IndexOf(header, "USD"));
        if (date < 0 || usd < 0) throw new InvalidDataException($"{name}, line 1: the header must have the columns Date and USD");

        var rates = new SortedDictionary<DateOnly, decimal>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;

            var fields = lines[i].Split(',', StringSplitOptions.TrimEntries);
            if (fields.Length <= Math.Max(date, usd)
                || !DateOnly.TryParseExact(fields[date], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw new InvalidDataException($"{name}, line {i + 1}: a day yyyy-MM-dd and a rate are expected");
            if (fields[usd] is "N/A" or "") continue;
            if (!decimal.TryParse(fields[usd], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
                || rate is <= 0 or > 1_000 || decimal.Round(rate, Digits) != rate)
                throw new InvalidDataException($"{name}, line {i + 1}: USD must be an amount above 0 with at most {Digits} digits after the point");
            if (!rates.TryAdd(day, rate)) throw new InvalidDataException($"{name}, line {i + 1}: {fields[date]} is there twice");
        }

        if (rates.Count == 0) throw new InvalidDataException($"{name} has no rate");
        var last = rates.Keys.Last().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new ExchangeRates($"{name} to {last} sha256:{Convert.ToHexStringLower(SHA256.HashData(csv))[..16]}", rates);
    }

    /// <summary>US dollars for a euro on a day: the rate of that day, else of the last one before it that has one, at most seven days back;
    /// null when the file does not tell.</summary>
    public decimal? UsdPerEuro(DateOnly day)
    {
        for (var back = 0; back <= LongestGap && back <= day.DayNumber; back++)
        {
            if (_usdPerEuro.TryGetValue(day.AddDays(-back), out var rate)) return rate;
        }

        return null;
    }
}
