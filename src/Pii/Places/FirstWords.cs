using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>A bit for the hash of every word a term of a list begins with: tells most words of a text from those in little memory. Wrong now
/// and then about a yes, never about a no.</summary>
internal sealed class FirstWords
{
    private readonly ulong[] bits;

    internal FirstWords(WordList list)
    {
        var size = 1;
        while (size < list.Count / 4) size *= 2;   // 16 bits a word
        bits = new ulong[size];
        foreach (var (term, _) in list.Entries)
        {
            var blank = term.IndexOf(' ', StringComparison.Ordinal);
            var hash = WordHash.Of(blank > 0 ? term.AsSpan(0, blank) : term);
            bits[(hash >> 6) & (uint)(size - 1)] |= 1UL << (int)(hash & 63);
        }
    }

    internal bool MayBegin(in Token token) => (bits[(token.Hash >> 6) & (uint)(bits.Length - 1)] & (1UL << (int)(token.Hash & 63))) != 0;
}
