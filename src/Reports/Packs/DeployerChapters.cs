namespace AuditPipeline.Reports.Packs;

/// <summary>Chapters of the deployer pack and their controls: catalogue guide, section 4 (a). AIA-4a.1, which the guide's list does not
/// place, stands with data protection.</summary>
public static class DeployerChapters
{
    public const int Count = 14;

    private static readonly string[][] Table =
    [
        ["AIA-6"],
        ["AIA-4.1", "AIA-5.1", "AIA-5.1ba"],
        ["AIA-13.3", "AIA-26.1"],
        ["AIA-14.4", "AIA-14.5", "AIA-26.2"],
        ["AIA-26.4"],
        ["AIA-26.5a"],
        ["AIA-26.5b", "AIA-26.5c", "AIA-73.2", "AIA-73.3", "AIA-73.4"],
        ["AIA-26.6"],
        ["AIA-26.7", "AIA-26.11", "AIA-50.1", "AIA-50.3", "AIA-50.4"],
        ["AIA-26.8", "AIA-26.9", "AIA-27.1"],
        ["AIA-86.1"],
        ["AIA-25.4", "AIA-53.1", "GDPR-44"],
        ["AIA-4a.1", "GDPR-5.1c", "GDPR-5.1e", "GDPR-17", "GDPR-35"],
        ["AIA-21.2", "AIA-75", "AIA-99"],
    ];

    /// <summary>Controls of a chapter, from 1 to <see cref="Count"/>.</summary>
    public static IReadOnlyList<string> Of(int chapter) => Table[chapter - 1];
}
