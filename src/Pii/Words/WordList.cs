using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Words;

/// <summary>A large list of words, each with what is known of it as bits, made at install from pinned packages. Thread-safe.</summary>
/// <remarks>File: one line of ASCII, <c>words 1 COUNT SHA256</c> with the hash of the rest in hex, then a line in UTF-8 for each word:
/// the word in small letters, a tab, its bits as a decimal number above 0. A word may be several, with one blank between.</remarks>
public sealed class WordList
{
    /// <summary>Most words of one list.</summary>
    public const int Most = 2_000_000;

    /// <summary>Most words of one term.</summary>
    public const int LongestTerm = 5;

    private const int LongestHeader = 256;

    // By hash, with what is known of the word beside it: one look into memory a word, and most are not in the processor's cache.
    private readonly (ulong Hash, int Bits)[] slots;
    private readonly ListedWord[] words;
    private readonly string letters;     // of all words, one after the other
    private readonly HashSet<ulong> firsts = [];   // hashes of the first words of terms that have several

    private WordList(IReadOnlyList<string> terms, int[] bits)
    {
        letters = string.Concat(terms);
        words = new ListedWord[terms.Count];
        var size = 16;
        while (size < terms.Count * 2) size *= 2;
        slots = new (ulong, int)[size];
        var start = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            words[i] = new ListedWord(start, term.Length, bits[i]);
            start += term.Length;
            var hash = WordHash.Of(term);
            var at = WordHash.Place(hash, size);
            while (slots[at].Bits != 0) at = (at + 1) & (size - 1);
            slots[at] = (hash, bits[i]);
            var blank = term.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0) firsts.Add(WordHash.Of(term.AsSpan(0, blank)));
        }
    }

    /// <summary>A list without words.</summary>
    public static WordList Empty { get; } = new([], []);

    public int Count => words.Length;

    /// <summary>All words with their bits, in no order that means anything.</summary>
    internal IEnumerable<KeyValuePair<string, int>> Entries => words.Select(w => KeyValuePair.Create(letters.Substring(w.Start, w.Length), w.Bits));

    /// <exception cref="InvalidDataException">It is no such file, or damaged; the message says what is wrong.</exception>
    public static WordList Read(Stream stream, string name)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        var end = bytes[..Math.Min(bytes.Length, LongestHeader)].IndexOf((byte)'\n');
        var header = end < 0 ? [] : Encoding.ASCII.GetString(bytes[..end]).Split(' ');
        if (header.Length != 4 || header[0] != "words" || header[1] != "1" || !int.TryParse(header[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > Most)
            throw new InvalidDataException($"{name} is not a list of words");
        var body = bytes[(end + 1)..];
        if (Convert.ToHexStringLower(SHA256.HashData(body)) != header[3]) throw new InvalidDataException($"{name} is damaged: its hash is another");

        var words = new string[count];
        var bits = new int[count];
        for (var i = 0; i < count; i++)
        {
            var length = body.IndexOf((byte)'\n');
            var tab = length < 0 ? -1 : body[..length].IndexOf((byte)'\t');
            if (tab < 1 || !int.TryParse(body[(tab + 1)..length], NumberStyles.None, CultureInfo.InvariantCulture, out bits[i]) || bits[i] == 0)
                throw new InvalidDataException($"{name}, line {i + 2} is not a word, a tab and a number above 0");
            words[i] = Encoding.UTF8.GetString(body[..tab]);
            body = body[(length + 1)..];
        }

        return body.IsEmpty ? new WordList(words, bits) : throw new InvalidDataException($"{name} has more than {count} words");
    }

    /// <summary>Of words with their bits, for tests and small lists.</summary>
    public static WordList Of(IEnumerable<KeyValuePair<string, int>> words)
    {
        var all = words.ToArray();
        return new WordList([.. all.Select(w => w.Key.ToLowerInvariant())], [.. all.Select(w => w.Value)]);
    }

    /// <summary>The same, looked up once for each word of a text, however often it is asked for.</summary>
    public int Bits(ScanText scan, in Token token)
    {
        var known = scan.KnownBits(this);
        if (known.IsEmpty) return Bits(token.Hash);
        ref var one = ref known[token.Place];
        if (one == 0) one = Bits(token.Hash) + 1;
        return one - 1;
    }

    /// <summary>The bits of a word in any case; 0 when the list does not hold it.</summary>
    public int Bits(ReadOnlySpan<char> word) => Bits(WordHash.Of(word));

    /// <summary>The bits of one word; 0 when the list does not hold it.</summary>
    public int Bits(in Token token) => Bits(token.Hash);

    private int Bits(ulong hash)
    {
        for (var at = WordHash.Place(hash, slots.Length); ; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[at];
            if (slot.Hash == hash || slot.Bits == 0) return slot.Bits;
        }
    }

    /// <summary>The longest term that begins at a token: how many tokens it takes and its bits; none: 0 and 0. Between its words stands one
    /// blank, hyphen or apostrophe, or nothing.</summary>
    /// <param name="token">Place in <see cref="ScanText.Tokens"/>.</param>
    public (int Tokens, int Bits) Longest(ScanText scan, int token)
    {
        var tokens = scan.Tokens;
        var found = (Tokens: 0, Bits: Bits(scan, tokens[token]));
        if (found.Bits != 0) found.Tokens = 1;
        if (!firsts.Contains(tokens[token].Hash)) return found;

        Span<char> term = stackalloc char[128];
        var length = Math.Min(tokens[token].Length, term.Length);
        scan.Text.AsSpan(tokens[token].Start, length).CopyTo(term);
        for (var next = token + 1; next < tokens.Length && next < token + LongestTerm; next++)
        {
            var gap = tokens[next].Start - tokens[next - 1].End;
            if (gap > 1 || (gap == 1 && !IsJoint(scan.Text[tokens[next].Start - 1])) || length + 1 + tokens[next].Length > term.Length) break;
            term[length++] = ' ';
            scan.Text.AsSpan(tokens[next].Start, tokens[next].Length).CopyTo(term[length..]);
            length += tokens[next].Length;
            if (Bits(term[..length]) is var known and not 0) found = (next - token + 1, known);
        }

        return found;
    }

    private static bool IsJoint(char c) => Chars.IsGap(c) || Chars.IsHyphen(c) || c is '\'' or '’';
}
