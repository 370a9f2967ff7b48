namespace AuditPipeline.Pii.Words;

/// <summary>All terms that begin with one word or stem.</summary>
internal sealed class LexiconEntry
{
    private readonly ulong[] lists;   // bit n of all: a term of list n is among them

    internal LexiconEntry(IReadOnlyList<ContextTerm> terms)
    {
        Terms = [.. terms];
        lists = new ulong[terms.Count == 0 ? 0 : (terms.Max(t => t.List) >> 6) + 1];
        foreach (var term in terms) lists[term.List >> 6] |= 1UL << (term.List & 63);
    }

    internal ContextTerm[] Terms { get; }

    internal bool Has(int list) => list >> 6 < lists.Length && (lists[list >> 6] & (1UL << (list & 63))) != 0;
}
