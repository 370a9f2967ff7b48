using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Streets without a number: behind a word that says where, <c>in de Voorstraat</c>, <c>on Orchard Road</c>, or behind their own
/// word, <c>rue de la Paix</c>. German words are left out: all its nouns begin with a capital, and Einbahnstraße is one.</summary>
internal sealed class StreetRecognizer : IRecognizer
{
    private const double Score = 0.5;
    private const int LongestName = 3;   // tokens before an English street word

    private static readonly ContextWords Where = new(
        "de", "het", "aan", "in", "op", "bij", "uit", "on", "at", "to", "along", "from", "off", "near", "på", "vid", "i", "från", "fra", "ved", "af");

    private static readonly ContextWords Own = new(
        "rue", "calle", "avenida", "carrer", "rua", "ulica", "ulicy", "ulice", "ulici", "viale", "vicolo", "náměstí", "avinguda", "travessa", "vulice", "улица", "οδός", "οδού");

    private static readonly ContextWords English = new("street", "road", "avenue", "lane", "boulevard", "drive");

    private static readonly string[] Endings =
    [
        "straat", "laan", "plein", "gracht", "kade", "singel", "dreef", "steeg", "plantsoen", "gatan", "vägen", "gränden", "gaten", "veien", "gade", "vej", "stræde", "vænget",
    ];

    private static readonly WordFilter Owns = new(Own.Terms);

    public string Name => "street";

    public IReadOnlyList<string> Entities { get; } = [AddressRecognizer.Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [.. StreetWords.All, Where, Own, English];

    public string Rules => FormattableString.Invariant($"{Name} {Score} {string.Join(' ', Endings)}");

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = new PlaceText(scan, WordList.Empty);
        var tokens = text.Tokens;
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Entry == 0) continue;
            var own = Owns.MayHold(token);
            if (!own && !(token.Case == LetterCase.Lower && tokens[i + 1].IsCapital)) continue;
            if (text.After(i) != Gap.Blank) continue;
            var last = -1;
            var first = i;
            if (own && text.Is(i, Own) && text.Before(i) is not (Gap.Touch or Gap.Hyphen or Gap.Slash))
            {
                var street = StreetReader.Forwards(text, i);
                if (street.Found && street.First == i && street.Last > i) last = street.Last;
            }
            else if (token.Case == LetterCase.Lower && tokens[i + 1].IsCapital && text.Is(i, Where))
            {
                first = i + 1;
                last = Behind(text, first);
            }

            if (last < 0) continue;
            var start = tokens[first].Start;
            found.Add(new Detection(start, tokens[last].End - start, AddressRecognizer.Kind, Score, Name));
            i = last;
        }
    }

    private static int Behind(in PlaceText text, int first)
    {
        if (HasEnding(text.Text.AsSpan(text.Tokens[first].Start, text.Tokens[first].Length)))
            return text.After(first) is Gap.Hyphen or Gap.Touch ? -1 : first;
        for (var i = first + 1; i <= first + LongestName && text.IsCapital(i) && text.Before(i) == Gap.Blank; i++)
        {
            if (text.Is(i, English)) return text.IsCapital(i + 1) && text.After(i) == Gap.Blank ? -1 : i;
        }

        return -1;
    }

    private static bool HasEnding(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
