namespace AuditPipeline.Pii.Words;

/// <summary>All terms that begin with one word or stem.</summary>
internal sealed class LexiconEntry
{
    internal LexiconEntry(string word, IEnumerable<ContextTerm> terms)
    {
        (Word, Terms) = (word, [.. terms]);
        foreach (var term in Terms) Lists |= Bit(term.List);
    }

    internal string Word { get; }

    internal ContextTerm[] Terms { get; }

    /// <summary>A bit for each list that has one of the terms; lists share bits.</summary>
    internal ulong Lists { get; }

    internal static ulong Bit(int list) => 1ul << (list & 63);
}
