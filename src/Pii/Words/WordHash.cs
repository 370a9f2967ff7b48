namespace AuditPipeline.Pii.Words;

/// <summary>Hash of a folded word, step by step (FNV-1a over UTF-16 units), so that the tokeniser has that of every beginning as well.</summary>
public static class WordHash
{
    public const uint Empty = 2166136261;

    /// <param name="folded">The next unit in its small form.</param>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public static uint Step(uint hash, char folded) => unchecked((hash ^ folded) * 16777619);

    /// <summary>Of a word in any case.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Empty;
        foreach (var c in word) hash = Step(hash, Text.CharTable.Fold(c));
        return hash;
    }
}
