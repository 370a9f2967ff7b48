using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Addresses, places and postcodes.</summary>
internal static class PlaceFamily
{
    internal static IReadOnlyList<IRecognizer> With(WordLists lists) => lists.Places.Count == 0 ? [] : [];
}
