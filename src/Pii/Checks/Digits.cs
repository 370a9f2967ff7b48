namespace AuditPipeline.Pii.Checks;

/// <summary>Parts of a number read as numbers.</summary>
internal static class Digits
{
    /// <summary>Value of at most nine digits from a place on; -1 when a letter is among them.</summary>
    internal static int Value(ReadOnlySpan<char> value, int start, int length)
    {
        var number = 0;
        foreach (var c in value.Slice(start, length))
        {
            if (!char.IsAsciiDigit(c)) return -1;
            number = number * 10 + c - '0';
        }

        return number;
    }

    /// <summary>Value of at most eighteen digits; -1 when a letter is among them.</summary>
    internal static long Long(ReadOnlySpan<char> value)
    {
        var number = 0L;
        foreach (var c in value)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            number = number * 10 + c - '0';
        }

        return number;
    }
}
