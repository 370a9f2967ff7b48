namespace AuditPipeline.Host.Presidio;

/// <summary>Places of one text in Unicode code points, as Python counts them, and in UTF-16 units. A lone surrogate counts as one.</summary>
internal sealed class CodePoints
{
    private readonly int[] pairs;   // where surrogate pairs begin, in units
    private readonly int units;

    public CodePoints(string text)
    {
        units = text.Length;
        List<int>? found = null;
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF'); i >= 0 && i < text.Length - 1; i++)
        {
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1])) (found ??= []).Add(i++);
        }

        pairs = found?.ToArray() ?? [];
    }

    /// <summary>Length of the text in code points.</summary>
    public int Length => units - pairs.Length;

    /// <summary>Code points before the beginning of something; inside a pair that is the pair's beginning.</summary>
    public int OfStart(int unit) => unit - Before(unit, static (pair, _) => pair);

    /// <summary>Code points before the end of something; inside a pair that is the pair's end.</summary>
    public int OfEnd(int unit)
    {
        var before = Before(unit, static (pair, _) => pair);
        return unit - before + (before > 0 && pairs[before - 1] + 1 == unit ? 1 : 0);
    }

    /// <summary>The place in units behind so many code points.</summary>
    public int ToUnits(int point) => point + Before(point, static (pair, index) => pair - index);

    private int Before(int place, Func<int, int, int> where)
    {
        var (low, high) = (0, pairs.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (where(pairs[middle], middle) < place) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
