namespace AuditPipeline.Core.Redaction;

/// <summary>Masks a value: every character but a few at one end becomes the mask character. At most half of its letters and digits stay readable;
/// where the operator would leave more, all of it is masked.</summary>
internal static class ValueMask
{
    /// <summary>The part of a value that is masked; what stays readable is outside of it, so its escapes stay as they are.</summary>
    internal static Replacement Of(string text, int start, int end, RedactionOperator mask)
    {
        var whole = new TextRange(start, end);
        var (from, to) = mask.ShowsFirst ? (After(text, start, end, mask.Shown), end) : (start, Before(text, start, end, mask.Shown));
        var shown = Weight(text, start, from, mask) + Weight(text, to, end, mask);
        if (shown * 2 > Weight(text, start, end, mask)) (from, to) = (start, end);
        return new Replacement(from, to, "") { Mask = mask.MaskCharacter, Value = whole };
    }

    /// <summary>A value, with the mask characters before or after it, is one that this mask made: nothing but mask characters and as much as it shows.</summary>
    internal static bool IsMasked(string text, int start, int end, RedactionOperator mask)
    {
        // What is readable stands at one end: beyond it another value's mask may begin.
        while (!mask.ShowsFirst && start > 0 && text[start - 1] == mask.MaskCharacter) start--;
        while (mask.ShowsFirst && end < text.Length && text[end] == mask.MaskCharacter) end++;
        var masked = Of(text, start, end, mask);
        return text.AsSpan(masked.Start, masked.End - masked.Start).IndexOfAnyExcept(mask.MaskCharacter) < 0;
    }

    // Mask characters count as what they stand for, so that a masked value stays as it is.
    private static int Weight(string text, int start, int end, RedactionOperator mask)
    {
        var weight = 0;
        for (var i = start; i < end; i++)
            if (char.IsLetterOrDigit(text, i) || text[i] == mask.MaskCharacter) weight++;
        return weight;
    }

    // Never within a pair of surrogates.
    private static int After(string text, int start, int end, int count)
    {
        var at = Math.Min(end, start + count);
        return at > start && at < end && char.IsSurrogatePair(text[at - 1], text[at]) ? at - 1 : at;
    }

    private static int Before(string text, int start, int end, int count)
    {
        var at = Math.Max(start, end - count);
        return at > start && at < end && char.IsSurrogatePair(text[at - 1], text[at]) ? at + 1 : at;
    }
}
