using System.Globalization;
using System.Text;

namespace AuditPipeline.Core.Sealing;

/// <summary>Numbers as one plain word: ascending ranges such as <c>5,9-12</c>, each as long as can be, so that a set of numbers has exactly
/// one form.</summary>
public static class NumberRanges
{
    /// <summary>Longest word, in characters.</summary>
    public const int MaxLength = 4_096;

    /// <summary>The word for <paramref name="numbers"/>; null when it names none.</summary>
    /// <param name="numbers">Ascending, each once, from 1.</param>
    /// <param name="named">How many of them it names, from the first on: ranges that do not fit any more are left out whole.</param>
    public static string? Write(IReadOnlyList<long> numbers, out int named)
    {
        var text = new StringBuilder();
        named = 0;
        while (named < numbers.Count)
        {
            var end = named;
            while (end + 1 < numbers.Count && numbers[end + 1] == numbers[end] + 1) end++;
            var range = end == named
                ? string.Create(CultureInfo.InvariantCulture, $"{numbers[named]}")
                : string.Create(CultureInfo.InvariantCulture, $"{numbers[named]}-{numbers[end]}");
            if (text.Length + 1 + range.Length > MaxLength) break;
            if (text.Length > 0) text.Append(',');
            text.Append(range);
            named = end + 1;
        }

        return text.Length == 0 ? null : text.ToString();
    }

    /// <summary>The ranges of a word, ascending; null when it is not one that <see cref="Write"/> writes.</summary>
    public static IReadOnlyList<(long First, long Last)>? TryParse(string text)
    {
        if (text.Length is 0 or > MaxLength) return null;
        var ranges = new List<(long First, long Last)>();
        foreach (var word in text.Split(','))
        {
            var at = word.IndexOf('-', StringComparison.Ordinal);
            if (Number(at < 0 ? word : word[..at]) is not { } first) return null;
            var last = first;
            if (at >= 0)
            {
                if (Number(word[(at + 1)..]) is not { } end || end <= first) return null;
                last = end;
            }

            if (ranges.Count > 0 && first <= ranges[^1].Last + 1) return null;
            ranges.Add((first, last));
        }

        return ranges;
    }

    private static long? Number(string digits) =>
        digits.Length is > 0 and <= 16 && digits[0] != '0'
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
