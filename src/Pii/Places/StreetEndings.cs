namespace AuditPipeline.Pii.Places;

/// <summary>Words for a street that are written in one word with its name: <c>Dorpsstraat</c>, <c>Bahnhofstraße</c>, <c>Storgatan</c>.</summary>
internal static class StreetEndings
{
    private const int Shortest = 3;   // letters before the ending

    private static readonly string[] Strong =
    [
        "straat", "laan", "weg", "plein", "gracht", "kade", "singel", "dijk", "dreef", "steeg", "plantsoen", "straße", "strasse", "str", "allee", "gasse", "chaussee",
        "gatan", "gata", "vägen", "väg", "gränden", "gränd", "gärdet", "stigen", "gaten", "veien", "vegen", "gade", "gaden", "vej", "vejen", "allé", "alléen", "stræde",
        "vænget", "katu", "kuja", "polku", "stígur", "vegur", "götu", "braut", "boulevarden", "boulevard",
    ];

    private static readonly string[] Weak =
    [
        "platz", "ring", "markt", "park", "parken", "hof", "pad", "baan", "damm", "ufer", "graben", "gate", "vei", "veg", "torg", "torget", "plads", "plass", "tie", "kaari",
        "ranta", "rinne", "backen", "bakken", "stien", "stig", "svingen", "haven", "hoven", "wal", "brink", "akker", "veld", "hoek", "erf", "berg", "feld", "pfad", "stieg",
        "gerði", "hlíð", "tanya", "allén", "burgwal", "mnt",
    ];

    private static readonly string[][] StrongByLast = ByLast(Strong);
    private static readonly string[][] WeakByLast = ByLast(Weak);

    /// <summary>How much the end of a word says of a street, see <see cref="AddressEvidence"/>; 0: nothing.</summary>
    internal static int Of(ReadOnlySpan<char> word) =>
        Ends(word, StrongByLast) ? AddressEvidence.Street : Ends(word, WeakByLast) ? AddressEvidence.MaybeStreet : 0;

    private static bool Ends(ReadOnlySpan<char> word, string[][] byLast)
    {
        foreach (var ending in byLast[Text.CharTable.Fold(word[^1]) & 31])
        {
            if (word.Length < ending.Length + Shortest) continue;
            var matches = true;
            for (var i = 0; i < ending.Length && matches; i++) matches = Text.CharTable.Fold(word[word.Length - ending.Length + i]) == ending[i];
            if (matches) return true;
        }

        return false;
    }

    private static string[][] ByLast(string[] endings) =>
        [.. Enumerable.Range(0, 32).Select(last => endings.Where(e => (e[^1] & 31) == last).ToArray())];
}
