using System.Buffers;
using System.Text;

namespace AuditPipeline.Pii.Text;

/// <summary>Words whose nearness raises the confidence in a number. A word that ends in <c>*</c> may go on; the others stand alone.</summary>
internal sealed class NearWords
{
    private readonly string[] words;
    private readonly bool[] open;
    private readonly SearchValues<string> any;
    private readonly SearchValues<string> asciis;   // faster, and enough where the text is ASCII too

    internal NearWords(params string[] words)
    {
        this.words = [.. words.Select(w => w.TrimEnd('*'))];
        open = [.. words.Select(w => w.EndsWith('*'))];
        asciis = SearchValues.Create([.. this.words.Where(w => Ascii.IsValid(w))], StringComparison.OrdinalIgnoreCase);
        any = SearchValues.Create(this.words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when one of the words begins in the <paramref name="window"/> units before <paramref name="start"/>.</summary>
    internal bool Before(string text, int start, int window) => In(text, Math.Max(0, start - window), start);

    /// <summary>True when one of the words stands wholly in the <paramref name="window"/> units after <paramref name="end"/>.</summary>
    internal bool After(string text, int end, int window) => In(text, end, Math.Min(text.Length, end + window));

    private bool In(string text, int from, int to)
    {
        var sought = Ascii.IsValid(text.AsSpan(from, to - from)) ? asciis : any;
        while (from < to)
        {
            var found = text.AsSpan(from, to - from).IndexOfAny(sought);
            if (found < 0) return false;
            from += found;
            if (!StartsInsideWord(text, from) && WordMatches(text, from, to)) return true;
            from++;
        }

        return false;
    }

    private bool WordMatches(string text, int at, int to)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var end = at + words[i].Length;
            if (end <= to && string.Compare(text, at, words[i], 0, words[i].Length, StringComparison.OrdinalIgnoreCase) == 0
                && (open[i] || end == text.Length || !char.IsLetter(text[end]) || Chars.IsUnspaced(text[end]))) return true;
        }

        return false;
    }

    // An underscore separates: phone in home_phone is a word.
    private static bool StartsInsideWord(string text, int at) => at > 0 && char.IsLetter(text[at - 1]) && !Chars.IsUnspaced(text[at])
        && !(char.IsLower(text[at - 1]) && char.IsUpper(text[at]));
}
