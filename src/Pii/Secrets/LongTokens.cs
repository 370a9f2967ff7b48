using System.Buffers;

namespace AuditPipeline.Pii.Secrets;

/// <summary>Runs of characters that keys are made of, in prose a rare thing: looks at every tenth character only, and around it where it
/// could lie inside one. A long word in small letters, with or without a capital and a full stop, is none.</summary>
internal static class LongTokens
{
    /// <summary>Shortest run that is found.</summary>
    internal const int Shortest = 12;

    private const int Step = 10;

    private static readonly SearchValues<char> Parts = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.~:");

    /// <summary>Finds the first run that ends after a place.</summary>
    internal static bool Next(string text, int from, out int start, out int end)
    {
        for (var i = from + Step - 1; i < text.Length; i += Step)
        {
            if (!IsPart(text[i])) continue;
            start = i;
            end = i + 1;
            while (start > from && IsPart(text[start - 1])) start--;
            while (end < text.Length && IsPart(text[end])) end++;
            if (end - start >= Shortest && !IsWord(text.AsSpan(start, end - start))) return true;
            i = end - 1;
        }

        start = end = text.Length;
        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> run) =>
        run[1..].TrimEnd(".:").IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool IsPart(char c) => Parts.Contains(c);
}
