using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Places;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Tests.Places;

/// <summary>A small list of places, partly made up, and what the recognisers of places find with it.</summary>
internal static class SomePlaces
{
    private const int Large = PlaceBits.Town | PlaceBits.Midsize | PlaceBits.Large;

    internal static readonly WordList List = WordList.Of(new Dictionary<string, int>
    {
        ["utrecht"] = Large,
        ["den haag"] = Large,
        ["lyon"] = Large,
        ["porto"] = Large,
        ["leeds"] = Large,
        ["gdańsk"] = Large,
        ["brno"] = Large,
        ["bilbao"] = Large,
        ["essen"] = Large | PlaceBits.Word,
        ["florence"] = Large | PlaceBits.Person,
        ["ottawa"] = Large,
        ["springfield"] = Large,
        ["waterloo"] = PlaceBits.Town | PlaceBits.Midsize,
        ["leerdorp"] = PlaceBits.Town,
        ["best"] = PlaceBits.Town | PlaceBits.Word,
        ["bavaria"] = PlaceBits.Region,
        ["norway"] = PlaceBits.Country,
        ["south africa"] = PlaceBits.Country,
        ["jordan"] = PlaceBits.Country | PlaceBits.Person,
    });

    private static readonly TextScanner Scanner = new([new PiiEngine(PlaceFamily.With(new WordLists(WordList.Empty, List)))]);

    /// <summary>What is found in a text, as <c>KIND value</c>.</summary>
    internal static string[] Find(string text) => [.. Scanner.Scan(text).Detections.Select(d => $"{d.Kind} {text.Substring(d.Start, d.Length)}")];

    internal static double Score(string text) => Scanner.Scan(text).Detections.ShouldHaveSingleItem().Score;
}
