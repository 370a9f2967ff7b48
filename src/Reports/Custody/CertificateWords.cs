using AuditPipeline.Core.Custody;
using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Custody;

/// <summary>The fixed words of an erasure certificate in one language.</summary>
internal sealed partial class CertificateWords
{
    public required ReaderLanguage Language { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public required string Order { get; init; }

    public required string Controller { get; init; }

    public required string Person { get; init; }

    public required string SingleRecords { get; init; }

    public required string Basis { get; init; }

    public required string Reference { get; init; }

    public required string None { get; init; }

    public required string Requested { get; init; }

    public required string Approved { get; init; }

    public required string Due { get; init; }

    public required string Looked { get; init; }

    public required string State { get; init; }

    /// <summary>{0} moment, {1} role.</summary>
    public required string By { get; init; }

    /// <summary>{0} records erased.</summary>
    public required string NoticeDone { get; init; }

    /// <summary>{0} records erased, {1} kept.</summary>
    public required string NoticeHeld { get; init; }

    public required string NoticeOpen { get; init; }

    public required string NoticeText { get; init; }

    public required string Places { get; init; }

    public required string PlacesText { get; init; }

    public required string Place { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    public required string Finding { get; init; }

    /// <summary>{0} moment.</summary>
    public required string Until { get; init; }

    public required string NotCounted { get; init; }

    public required string Kept { get; init; }

    public required string KeptRows { get; init; }

    public required string KeptNone { get; init; }

    /// <summary>{0} all of them, {1} named here.</summary>
    public required string KeptText { get; init; }

    public required string Record { get; init; }

    public required string Hold { get; init; }

    public required string Packs { get; init; }

    public required string PacksText { get; init; }

    public required string NoPacks { get; init; }

    public required string Proof { get; init; }

    public required string ProofText { get; init; }

    /// <summary>{0} index, {1} anchor log.</summary>
    public required string Statement { get; init; }

    public required string NoStatement { get; init; }

    public required string KeyHash { get; init; }

    public required string OrderFile { get; init; }

    public required string StatementFile { get; init; }

    public required string ProofFile { get; init; }

    public required IReadOnlyDictionary<ErasureState, string> States { get; init; }

    public required IReadOnlyDictionary<StoragePlace, string> PlaceNames { get; init; }

    public required IReadOnlyDictionary<PlaceFinding, string> Findings { get; init; }

    public static CertificateWords Of(string language) => language == "nl" ? Dutch : English;
}
