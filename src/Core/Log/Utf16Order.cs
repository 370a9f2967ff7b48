namespace AuditPipeline.Core.Log;

/// <summary>Order of UTF-8 texts by their UTF-16 code units, as RFC 8785 section 3.2.3 sorts keys.</summary>
public static class Utf16Order
{
    /// <summary>Less than, equal to or greater than zero; both texts must be valid UTF-8.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var same = left.CommonPrefixLength(right);
        if (same == left.Length || same == right.Length) return left.Length - right.Length;

        byte a = left[same], b = right[same];
        // UTF-8 and UTF-16 differ only here: U+E000..U+FFFF (0xEE, 0xEF) sorts after the surrogates of U+10000 and above (0xF0..).
        if (a >= 0xEE && b >= 0xEE && (a >= 0xF0) != (b >= 0xF0)) return a >= 0xF0 ? -1 : 1;
        return a - b;
    }
}
