namespace AuditPipeline.Pii.Text;

/// <summary>Places to cut a long text: at a blank where one is near, never inside a surrogate pair.</summary>
internal static class TextWindow
{
    private const int Near = 4096;

    /// <summary>A place at or after <paramref name="place"/>.</summary>
    internal static int End(string text, int place)
    {
        if (place >= text.Length) return text.Length;
        var blank = text.AsSpan(place, Math.Min(Near, text.Length - place)).IndexOfAny(' ', '\n');
        return Whole(text, blank < 0 ? place : place + blank + 1);
    }

    /// <summary>A place at or before <paramref name="place"/>.</summary>
    internal static int Start(string text, int place)
    {
        if (place <= 0) return 0;
        var from = Math.Max(0, place - Near);
        var blank = text.AsSpan(from, place - from).LastIndexOfAny(' ', '\n');
        return Whole(text, blank < 0 ? place : from + blank + 1);
    }

    private static int Whole(string text, int place) =>
        place > 0 && place < text.Length && char.IsLowSurrogate(text[place]) && char.IsHighSurrogate(text[place - 1]) ? place - 1 : place;
}
