namespace AuditPipeline.Pii.Words;

/// <summary>All terms that begin with one word or stem.</summary>
internal sealed record LexiconEntry(string Word, ContextTerm[] Terms)
{
    private readonly ulong lists = Lists(Terms);

    /// <summary>False when no term of the list is here; asked by far most often, and most words are in few lists.</summary>
    internal bool MayBeIn(int list) => (lists & (1UL << (list & 63))) != 0;

    private static ulong Lists(ContextTerm[] terms)
    {
        var lists = 0UL;
        foreach (var term in terms) lists |= 1UL << (term.List & 63);
        return lists;
    }
}
