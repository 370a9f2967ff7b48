using System.Collections.Frozen;
using AuditPipeline.Pii.Dates;
using AuditPipeline.Pii.Identifiers;
using AuditPipeline.Pii.Names;
using AuditPipeline.Pii.Net;
using AuditPipeline.Pii.Phones;
using AuditPipeline.Pii.Places;
using AuditPipeline.Pii.Plates;
using AuditPipeline.Pii.Postcodes;
using AuditPipeline.Pii.Secrets;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii;

/// <summary>All recognisers that come with the product. A new one is added to the list of its family, and nowhere else.</summary>
public static class RecognizerCatalogue
{
    /// <summary>Those that need no large lists.</summary>
    public static IReadOnlyList<IRecognizer> All { get; } =
    [
        .. NetFamily.All,
        .. SecretFamily.All,
        .. IdentifierFamily.All,
        .. PhoneFamily.All,
        .. DateFamily.All,
        .. PlateFamily.All,
        .. PostcodeFamily.All,
    ];

    /// <summary>All types they report; those of the large lists report the same ones whatever the lists hold.</summary>
    public static IReadOnlySet<string> Types { get; } = With(new WordLists(WordList.Of([new("a", 1)]), WordList.Of([new("a", 1)])))
        .SelectMany(r => r.Entities).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IRecognizer> With(WordLists lists) => [.. All, .. NameFamily.With(lists), .. PlaceFamily.With(lists)];
}
