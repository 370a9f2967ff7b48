using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Tests.Names;

/// <summary>The catalogue with short lists of names and places, so that no test depends on what was installed.</summary>
internal static class NamesFound
{
    private const int Given = 1 + 64;
    private const int RareGiven = 2;
    private const int Family = 4;
    private const int Word = 16;
    private const int Common = 16 + 32;
    private const int Town = 1 + 2 + 4;

    private static readonly TextScanner Scanner = new([new PiiEngine(RecognizerCatalogue.With(new WordLists(
        WordList.Of(Of(Given, "Tobias Hanneke Ludo Zofia Rosalind Marek Ingrid Paloma Anton Иван Sören Lyon")
            .Concat(Of(RareGiven, "Quirijn Thadeus")).Concat(Of(Given + Word, "Faith Hope")).Concat(Of(RareGiven + Common, "Will"))
            .Concat(Of(Family, "Verbruggen Oosterhuis Lindqvist Kowalczyk Brandtner Okafor Mueller Petrov Иванов Barth"))
            .Concat(Of(Family + Word, "Baker Koster")).Concat(Of(Word, "Report Termin Vries Project Street"))
            .Concat(Of(Common, "The And Please Dear Is Patient Der Het Ik"))),
        WordList.Of(Of(Town, "Lyon Barth")))))]);

    internal static string[] Find(string text, string kind) =>
        [.. Scanner.Scan(text).Detections.Where(d => d.Kind == kind).Select(d => text.Substring(d.Start, d.Length))];

    /// <summary>A text with <c>«»</c> around each value to be found.</summary>
    internal static void ShouldFind(string marked, string kind)
    {
        var expected = marked.Split('«').Skip(1).Select(p => p[..p.IndexOf('»', StringComparison.Ordinal)]).ToArray();

        var found = Find(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), kind);

        found.ShouldBe(expected, marked);
    }

    private static IEnumerable<KeyValuePair<string, int>> Of(int bits, string words) =>
        words.Split(' ').Distinct(StringComparer.Ordinal).Select(w => KeyValuePair.Create(w, bits));
}
