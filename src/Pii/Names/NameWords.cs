using System.Runtime.CompilerServices;
using System.Text;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>Asks the list of names about words; what is not known as written is asked without its accents, and by its
/// ending.</summary>
internal sealed class NameWords
{
    private const int LongestName = 40;

    // Endings of patronymics and family names that few other words have: Slavic, Nordic, Finnish, Greek, Romanian, Georgian,
    // Armenian, Baltic, Frisian.
    private static readonly string[] Endings =
    [
        "ić", "vić", "wicz", "vich", "vitch", "ović", "ević", "ovic", "evic", "enko", "chuk", "czyk", "ński", "ńska", "owski",
            "owska", "ewski", "ewska",
        "wski", "wska", "ski", "ska", "cki", "cka", "skij", "skaya", "skaja", "ská", "ský", "cký", "cká", "ová", "ova", "eva",
            "yev", "ayev", "ov", "ev", "sson", "dóttir", "dottir", "mundsson",
        "arsson", "gren", "ström", "quist", "qvist", "sen", "nen", "poulos", "opoulou", "idis", "idou", "akis", "aki", "escu",
            "eanu",
        "shvili", "adze", "yan", "auskas", "iene", "aitė", "stra", "szky", "ovszky",
    ];

    // Accented letter and its plain form, one after the other.
    private const string Accents =
        "àaáaâaãaäaåaāaăaąaçcćcĉcčcďdđdðdèeéeêeëeēeĕeęeěeėeğgģgìiíiîiïiīiįiıiķkĺlľlłlļlñn"
        + "ńnňnņnòoóoôoõoöoøoőoōoŕrřrśsşsšsșsţtťtțtùuúuûuüuůuűuūuųuýyÿyźzżzžzþt";

    private static readonly char[] Plain = MakePlain();
    private static readonly string[]?[] ByLast = MakeByLast();

    // Two bits for each given name that is no word, in the place its hash says. Small letters are asked of this first, 128 KiB for
    // all words of a text.
    private readonly ulong[] given = new ulong[1 << 14];
    private readonly WordList names;

    internal NameWords(WordList names)
    {
        this.names = names;
        foreach (var (word, bits) in names.Entries)
        {
            if (((NameBits)bits & (NameBits.Given | NameBits.Word)) != NameBits.Given) continue;
            var hash = WordHash.Of(word);
            given[WordHash.Place(hash >> 12, given.Length)] |= GivenBits(hash);
        }
    }

    /// <summary>False for nearly all that is not <see cref="IsGiven"/>, at the cost of one look.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayBeGiven(in Token token) => (~given[WordHash.Place(token.Hash >> 12, given.Length)] & GivenBits(token.Hash)) == 0;

    /// <summary>A given name that is no word, however it is written.</summary>
    internal bool IsGiven(ScanText scan, in Token token) =>
        token.Length > 2 && ((NameBits)names.Bits(scan, token) & (NameBits.Given | NameBits.Word)) == NameBits.Given;

    private static ulong GivenBits(ulong hash) => (1ul << (int)(hash & 63)) | (1ul << (int)((hash >> 6) & 63));

    internal NameBits Of(ScanText scan, in Token token)
    {
        if (token.Length < 2) return NameBits.None;
        var known = (NameBits)names.Bits(scan, token);
        if (known != NameBits.None || token.Length > LongestName) return known;

        var word = scan.Text.AsSpan(token.Start, token.Length);
        if (!Ascii.IsValid(word)) known = WithoutAccents(word);
        return known == NameBits.None && HasEnding(word) ? NameBits.Ending : known;
    }

    private NameBits WithoutAccents(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[LongestName];
        var length = 0;
        var changed = false;
        foreach (var c in word)
        {
            var folded = CharTable.Fold(c);
            if (CharTable.Of(folded) == CharClass.Mark)
            {
                changed = true;
                continue;
            }

            var bare = folded < Plain.Length && Plain[folded] != 0 ? Plain[folded] : folded;
            changed |= bare != folded;
            plain[length++] = bare;
        }

        return changed ? (NameBits)names.Bits(plain[..length]) : NameBits.None;
    }

    private static bool HasEnding(ReadOnlySpan<char> word)
    {
        if (word.Length < 6) return false;
        var last = CharTable.Fold(word[^1]);
        if (last >= ByLast.Length || ByLast[last] is not { } endings) return false;
        foreach (var ending in endings)
        {
            if (ending.Length < word.Length - 2 && EndsWith(word, ending)) return true;
        }

        return false;
    }

    private static bool EndsWith(ReadOnlySpan<char> word, string ending)
    {
        for (var i = 1; i <= ending.Length; i++)
        {
            if (CharTable.Fold(word[^i]) != ending[^i]) return false;
        }

        return true;
    }

    private static string[]?[] MakeByLast()
    {
        var table = new string[]?[0x250];
        foreach (var group in Endings.GroupBy(e => e[^1])) table[group.Key] = [.. group];
        return table;
    }

    private static char[] MakePlain()
    {
        var table = new char[0x250];
        for (var i = 0; i < Accents.Length; i += 2) table[Accents[i]] = Accents[i + 1];
        return table;
    }
}
