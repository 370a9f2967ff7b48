using System.Runtime.CompilerServices;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Words;

/// <summary>All context words of an engine. A word is looked up once, whatever the number of lists: by its hash when it stands whole, and by
/// the hash of its beginning when a stem of that length can be meant.</summary>
public sealed class Lexicon
{
    /// <summary>Longest term in a script without spaces, in UTF-16 units.</summary>
    internal const int LongestUnspaced = 8;

    private const int Beginnings = 16384;
    private const int ShortestStem = 3;
    private static readonly char[] Separators = [' ', '-', '_', '.', '/', '\'', '’', '\u00A0'];

    private readonly (ulong Hash, int Entry)[] slots;              // by hash of a word; entry 0: free
    private readonly (ulong Hash, int Entry)[] stemSlots;
    private readonly ulong[] seen = new ulong[2048];               // a bit for the hash of each word
    private readonly uint[] stemLengths = new uint[Beginnings];    // bit n: a stem of n units begins like this
    private readonly ulong[] masks;                                // by entry: a bit for each list it is in, lists share bits; asked by far most often
    private readonly List<LexiconEntry> entries = [new([])];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> entityNames;

    /// <param name="lists">May share words; a list given twice counts once.</param>
    /// <param name="entities">Types whose names in brackets are what redaction left, and no words.</param>
    public Lexicon(IEnumerable<ContextWords> lists, IEnumerable<string> entities)
    {
        entityNames = new HashSet<string>(entities, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new Dictionary<string, List<ContextTerm>>(StringComparer.Ordinal);
        var stems = new Dictionary<string, List<ContextTerm>>(StringComparer.Ordinal);
        foreach (var list in lists.Distinct())
        {
            foreach (var text in list.Terms) Add(list.Id, text, words, stems);
        }

        slots = new (ulong, int)[Size(words.Count)];
        stemSlots = new (ulong, int)[Size(stems.Count)];
        foreach (var (stem, terms) in stems) Enter(stemSlots, stem, [.. terms, .. OfShorterStems(stem, stems)]);
        foreach (var (word, terms) in words)
        {
            // A stem as long as the word is met by it too.
            Enter(slots, word, [.. terms, .. stems.GetValueOrDefault(word, []), .. OfShorterStems(word, stems)]);
        }

        masks = [.. entries.Select(e => e.Terms.Aggregate(0UL, (mask, term) => mask | ContextWords.MaskOf(term.List)))];
        foreach (var stem in stems.Keys) stemLengths[Beginning(WordHash.Of(stem.AsSpan(0, ShortestStem)))] |= 1u << stem.Length;
    }

    /// <summary>Bits of the lists that have a term which begins with the word; lists share bits.</summary>
    internal ulong MaskOf(in Token token) => masks[token.Entry];

    /// <summary>False: no term of the list begins with the word. True: one may.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayBegin(in Token token, ContextWords list) => (masks[token.Entry] & list.Mask) != 0;

    /// <summary>Whether it is the name of a type.</summary>
    internal bool IsEntity(ReadOnlySpan<char> word) => entityNames.Contains(word);

    /// <summary>Whether a term of the list begins at a word.</summary>
    /// <param name="token">A token of the text.</param>
    /// <param name="limit">Where the term must have ended, in UTF-16 units.</param>
    internal string? Term(string text, in Token token, ContextWords list, int limit)
    {
        if (!MayBegin(token, list)) return null;
        var entry = entries[token.Entry];
        if (!entry.Has(list.Id)) return null;
        foreach (var term in entry.Terms)
        {
            if (term.List == list.Id && Stands(text, token, term, limit)) return term.Text;
        }

        return null;
    }

    /// <summary>The term that begins at a word, ends at an offset and is in the first possible of some lists; -1 and null when none is.</summary>
    internal (int List, string? Term) TermEnding(string text, in Token token, int end, ReadOnlySpan<ContextWords> lists)
    {
        var (entry, mask) = (entries[token.Entry], masks[token.Entry]);
        for (var i = 0; i < lists.Length; i++)
        {
            if ((mask & lists[i].Mask) == 0 || !entry.Has(lists[i].Id)) continue;
            foreach (var term in entry.Terms)
            {
                if (term.List == lists[i].Id && token.Start + term.Text.Length == end && Stands(text, token, term, end)) return (i, term.Text);
            }
        }

        return (-1, null);
    }

    /// <summary>The entry of a word; 0 when there is none.</summary>
    /// <param name="length">Of the word in UTF-16 units.</param>
    /// <param name="hash">Of the whole word.</param>
    /// <param name="beginnings">Hash of the first n units at n before its end, as far as the word is long.</param>
    internal int Find(int length, ulong hash, ReadOnlySpan<ulong> beginnings)
    {
        // Most words of a text are in no list, and the tables are larger than the nearest cache.
        if ((seen[WordHash.Place(hash >> 6, seen.Length)] & (1UL << (int)(hash & 63))) != 0 && Probe(slots, hash) is var entry and not 0)
            return entry;
        if (length < ShortestStem) return 0;

        var lengths = stemLengths[Beginning(WordHash.End(beginnings[ShortestStem]))];
        if (lengths == 0) return 0;
        for (var n = Math.Min(length, ContextWords.LongestStem); n >= ShortestStem; n--)
        {
            if ((lengths & (1u << n)) == 0) continue;
            if (Probe(stemSlots, WordHash.End(beginnings[n])) is var stem and not 0) return stem;
        }

        return 0;
    }

    /// <summary>The longest term that begins at a place of text without spaces: its length and entry; 0 when none does.</summary>
    internal (int Length, int Entry, ulong Hash) FindUnspaced(string text, int start, int end)
    {
        var (length, found, hashFound) = (0, 0, 0UL);
        var hash = WordHash.Empty;
        for (var n = 1; n <= LongestUnspaced && start + n <= end; n++)
        {
            hash = WordHash.Step(hash, CharTable.Fold(text[start + n - 1]));
            var entry = Probe(slots, WordHash.End(hash));
            if (entry != 0) (length, found, hashFound) = (n, entry, WordHash.End(hash));
        }

        return (length, found, hashFound);
    }

    private static bool Stands(string text, in Token token, ContextTerm term, int limit)
    {
        var end = token.End;
        foreach (var word in term.Rest)
        {
            if (end < text.Length && Array.IndexOf(Separators, text[end]) >= 0) end++;
            if (end + word.Length > text.Length) return false;
            for (var i = 0; i < word.Length; i++)
            {
                if (CharTable.Fold(text[end + i]) != word[i]) return false;
            }

            end += word.Length;
        }

        if (term.Rest.Length > 0 && !term.GoesOn && end < text.Length && CharTable.IsLetter(text[end]) && !CharTable.IsUnspaced(text[end]))
            return false;
        return end <= limit || term.Rest.Length == 0;
    }

    private static void Add(
        int list, string text, Dictionary<string, List<ContextTerm>> words, Dictionary<string, List<ContextTerm>> stems)
    {
        var goesOn = text.EndsWith('*');
        var parts = Fold(text.TrimEnd('*')).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) throw new ArgumentException($"The context word \"{text}\" holds no word.", nameof(text));
        var isStem = goesOn && parts.Length == 1 && !CharTable.IsUnspaced(parts[0][0]);
        if (isStem && parts[0].Length is < ShortestStem or > ContextWords.LongestStem)
            throw new ArgumentException($"The stem \"{text}\" is not {ShortestStem} to {ContextWords.LongestStem} letters long.", nameof(text));
        if (CharTable.IsUnspaced(parts[0][0]) && parts[0].Length > LongestUnspaced)
            throw new ArgumentException($"The context word \"{text}\" is longer than {LongestUnspaced} characters.", nameof(text));

        var into = isStem ? stems : words;
        if (!into.TryGetValue(parts[0], out var terms)) into[parts[0]] = terms = [];
        terms.Add(new ContextTerm(list, parts[1..], goesOn, text.TrimEnd('*')));
    }

    private static string Fold(string text) => string.Create(text.Length, text, static (folded, from) =>
    {
        for (var i = 0; i < folded.Length; i++) folded[i] = CharTable.Fold(from[i]);
    });

    private static IEnumerable<ContextTerm> OfShorterStems(string word, Dictionary<string, List<ContextTerm>> stems)
    {
        for (var n = Math.Min(word.Length - 1, ContextWords.LongestStem); n >= ShortestStem; n--)
        {
            if (!stems.TryGetValue(word[..n], out var terms)) continue;
            foreach (var term in terms) yield return term;
        }
    }

    private static int Size(int count)
    {
        var size = 16;
        while (size < count * 3) size *= 2;
        return size;
    }

    private static int Beginning(ulong hash) => WordHash.Place(hash ^ (hash >> 14), Beginnings);

    private void Enter((ulong Hash, int Entry)[] table, string word, List<ContextTerm> terms)
    {
        entries.Add(new LexiconEntry(terms));
        var hash = WordHash.Of(word);
        var at = WordHash.Place(hash, table.Length);
        while (table[at].Entry != 0) at = (at + 1) & (table.Length - 1);
        table[at] = (hash, entries.Count - 1);
        seen[WordHash.Place(hash >> 6, seen.Length)] |= 1UL << (int)(hash & 63);
    }

    private static int Probe((ulong Hash, int Entry)[] table, ulong hash)
    {
        for (var at = WordHash.Place(hash, table.Length); ; at = (at + 1) & (table.Length - 1))
        {
            ref readonly var slot = ref table[at];
            if (slot.Hash == hash || slot.Entry == 0) return slot.Entry;
        }
    }
}
