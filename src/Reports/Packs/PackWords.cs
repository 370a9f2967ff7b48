using System.Globalization;
using AuditPipeline.Core.Controls;
using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Packs;

/// <summary>Every fixed word of a pack in one language. A word that is missing in a language does not compile (properties) or fails the test
/// over the tables. Machine words (metric and field names) and quotations from the catalogue are the same in every language.</summary>
public sealed partial class PackWords
{
    public required ReaderLanguage Language { get; init; }

    public required string Title { get; init; }

    public required string NoStatement { get; init; }

    public required string NoStatementLong { get; init; }

    public required string CatalogueQuoted { get; init; }

    public required string PackId { get; init; }

    public required string LegalPerson { get; init; }

    public required string MemberState { get; init; }

    public required string Period { get; init; }

    /// <summary>{0} first moment, {1} moment after the last.</summary>
    public required string PeriodSpan { get; init; }

    public required string Systems { get; init; }

    public required string System { get; init; }

    public required string NoSystems { get; init; }

    public required string Recipient { get; init; }

    public required string NoRecipient { get; init; }

    public required string RequestReference { get; init; }

    public required string RequestedBy { get; init; }

    public required string Built { get; init; }

    public required string Catalogue { get; init; }

    public required string QueryVersions { get; init; }

    public required string QueryVersionsText { get; init; }

    public required string Signer { get; init; }

    public required string Unsigned { get; init; }

    public required string LogKey { get; init; }

    public required string LogHeads { get; init; }

    public required string LogHead { get; init; }

    public required string NoHeads { get; init; }

    public required string Witnesses { get; init; }

    public required string NoWitnesses { get; init; }

    /// <summary>{0} names of those that have cosigned, with sizes and times.</summary>
    public required string WitnessesCosigned { get; init; }

    /// <summary>{0} since when.</summary>
    public required string WitnessesMissed { get; init; }

    public required string WitnessesNotAsked { get; init; }

    public required string Timestamps { get; init; }

    public required string NoTimestamps { get; init; }

    /// <summary>{0} time of the authority.</summary>
    public required string TimestampGot { get; init; }

    /// <summary>{0} the word for what is wrong, {1} since when.</summary>
    public required string TimestampMissed { get; init; }

    public required string FindingsHash { get; init; }

    public required string ManifestHash { get; init; }

    public required string ManifestHashText { get; init; }

    /// <summary>{0} gaps, {1} not assessed, {2} controls.</summary>
    public required string Notice { get; init; }

    public required string NoticeText { get; init; }

    public required string Scope { get; init; }

    public required string ScopeText { get; init; }

    public required string SystemTable { get; init; }

    public required string Roles { get; init; }

    public required string RiskClass { get; init; }

    public required string AnnexPoint { get; init; }

    public required string NotAnswered { get; init; }

    public required string Exclusions { get; init; }

    public required string ExclusionsText { get; init; }

    public required string BypassText { get; init; }

    public required string CaptureLosses { get; init; }

    /// <summary>{0} calls lost, {1} accepted.</summary>
    public required string CaptureLossesText { get; init; }

    public required string Erasures { get; init; }

    /// <summary>{0} records with an erased part, {1} with an expired one.</summary>
    public required string ErasuresText { get; init; }

    public required string Completeness { get; init; }

    public required string CompletenessText { get; init; }

    public required string CompletenessMissing { get; init; }

    public required string Gateway { get; init; }

    public required string Accepted { get; init; }

    public required string Recorded { get; init; }

    public required string Lost { get; init; }

    public required string Open { get; init; }

    public required string Unexplained { get; init; }

    public required string Duplicates { get; init; }

    public required string Sum { get; init; }

    public required string AddsUp { get; init; }

    public required string AddsUpNot { get; init; }

    /// <summary>{0} instance, {1} numbers.</summary>
    public required string MissingNumbers { get; init; }

    /// <summary>{0} numbers.</summary>
    public required string MissingInAll { get; init; }

    public required string LossTable { get; init; }

    public required string LossNumbers { get; init; }

    public required string LossCause { get; init; }

    public required string LossInterval { get; init; }

    /// <summary>By word of <see cref="Core.Captures.LossCause"/>.</summary>
    public required IReadOnlyDictionary<string, string> LossCauses { get; init; }

    public required string Applicability { get; init; }

    public required string ApplicabilityText { get; init; }

    public required string Control { get; init; }

    public required string Applies { get; init; }

    public required string DecidedBy { get; init; }

    public required string AppliesFrom { get; init; }

    public required string Dates { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Unknown { get; init; }

    public required string Always { get; init; }

    public required string Overview { get; init; }

    public required string OverviewText { get; init; }

    public required string Result { get; init; }

    public required string Controls { get; init; }

    public required string FailedChecks { get; init; }

    public required string FailedChecksNone { get; init; }

    public required string GapsFirst { get; init; }

    public required string Rest { get; init; }

    public required string None { get; init; }

    /// <summary>{0} number, {1} title.</summary>
    public required string Chapter { get; init; }

    public required string Statement { get; init; }

    public required string Reference { get; init; }

    public required string Duty { get; init; }

    public required string Addressee { get; init; }

    public required string AddresseeOther { get; init; }

    public required string AppliesWhen { get; init; }

    public required string Reasons { get; init; }

    public required string AlsoNotAssessed { get; init; }

    public required string KnownGaps { get; init; }

    public required string Limits { get; init; }

    public required string Notes { get; init; }

    public required string Source { get; init; }

    public required string Automatic { get; init; }

    public required string Metric { get; init; }

    public required string Outcome { get; init; }

    public required string Query { get; init; }

    public required string NoQuery { get; init; }

    public required string Values { get; init; }

    public required string Records { get; init; }

    public required string Attested { get; init; }

    public required string Item { get; init; }

    public required string State { get; init; }

    public required string Owner { get; init; }

    public required string Date { get; init; }

    public required string Expires { get; init; }

    public required string Document { get; init; }

    public required string GapList { get; init; }

    public required string Line { get; init; }

    public required string Totals { get; init; }

    public required string TotalsText { get; init; }

    public required string Calls { get; init; }

    public required string InputTokens { get; init; }

    public required string OutputTokens { get; init; }

    public required string UsageUnknown { get; init; }

    public required string UsageCounted { get; init; }

    public required string Cost { get; init; }

    public required string Unpriced { get; init; }

    public required string CallsPerDay { get; init; }

    public required string Day { get; init; }

    public required string CostByModel { get; init; }

    public required string Model { get; init; }

    public required string Provider { get; init; }

    public required string OutcomeOfCall { get; init; }

    public required string PiiByKind { get; init; }

    public required string PiiText { get; init; }

    public required string Kind { get; init; }

    public required string Places { get; init; }

    /// <summary>{0} title, {1} number of points.</summary>
    public required string ChartAlternative { get; init; }

    /// <summary>{0} number left out.</summary>
    public required string NotShown { get; init; }

    public required string NotNamed { get; init; }

    public required string Verification { get; init; }

    public required string VerificationText { get; init; }

    public required string VerificationTools { get; init; }

    public required string VerificationFindings { get; init; }

    public required string Definitions { get; init; }

    public required string DefinitionsText { get; init; }

    public required string Settings { get; init; }

    public required string SettingsText { get; init; }

    public required string Word { get; init; }

    public required string Meaning { get; init; }

    public required string Readiness { get; init; }

    public required string ReadinessMeaning { get; init; }

    /// <summary>Titles of chapters 1 to 14.</summary>
    public required IReadOnlyList<string> Chapters { get; init; }

    public required IReadOnlyDictionary<ControlResult, string> Results { get; init; }

    public required IReadOnlyDictionary<ControlResult, string> ResultMeanings { get; init; }

    public required IReadOnlyDictionary<MetricState, string> MetricStates { get; init; }

    public required IReadOnlyDictionary<AttestedState, string> AttestedStates { get; init; }

    public required IReadOnlyDictionary<GapLineState, string> GapLineStates { get; init; }

    /// <summary>One sentence per code; {0}, {1} … are the reason's arguments.</summary>
    public required IReadOnlyDictionary<ReasonCode, string> ReasonSentences { get; init; }

    /// <summary>Words that occur as values of metrics.</summary>
    public required IReadOnlyDictionary<string, string> ValueWords { get; init; }

    /// <summary>The question behind each fact of <see cref="ProfileFacts"/>.</summary>
    public required IReadOnlyDictionary<string, string> Questions { get; init; }

    /// <summary>Headings of the sections that state the pack's limits; each is there also when empty.</summary>
    public IReadOnlyList<string> LimitationSections => [Scope, Exclusions, FailedChecks, CaptureLosses, Erasures];

    public static PackWords Of(string language) => language switch
    {
        "en" => English,
        "nl" => Dutch,
        _ => throw new ArgumentException($"There is no pack in language '{language}'.", nameof(language)),
    };

    public string Sentence(Reason reason)
    {
        var arguments = reason.Arguments.ToArray<object>();
        if (reason.Code is ReasonCode.Unanswered)
        {
            var fact = reason.Arguments[0].Split(' ')[0];
            arguments[1] = Questions[fact];
        }

        return string.Format(CultureInfo.InvariantCulture, ReasonSentences[reason.Code], arguments);
    }

    public string ResultWord(ControlResult result, bool readiness) =>
        readiness && result is not ControlResult.NotApplicable ? $"{Readiness} – {Results[result]}" : Results[result];

    public string ValueWord(string value) => ValueWords.GetValueOrDefault(value, value);
}
