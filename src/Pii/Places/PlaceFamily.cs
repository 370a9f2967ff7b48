using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Addresses and places. Both need the list of places: without it there is nothing to tell a town by.</summary>
internal static class PlaceFamily
{
    internal static IReadOnlyList<IRecognizer> With(WordLists lists) => lists.Places.Count == 0 ? [] : [new AddressRecognizer(lists.Places), new StreetRecognizer(), new LocationRecognizer(lists.Places)];
}
