namespace AuditPipeline.Core.Controls;

/// <summary>What decides each line of a control's gap list, in the catalogue's order, for the controls of the deployer pack.
/// A line is true when one of its deciders is, false when all are, and undecided otherwise or when it has none (<c>-</c>).
/// Deciders: <c>metric:NAME</c> true when it failed, false when it passed; <c>unmeasured:NAME</c> true when it was not assessed;
/// <c>attested:N</c> true when item N is missing or no longer counts; <c>attested:N:M</c> true, too, when it is older than M months at
/// the end of the period; <c>unrecorded:FIELD</c> true when the trail does not hold the field.</summary>
public static class GapRules
{
    /// <summary>Catalogue version whose lines these are.</summary>
    public const string CatalogueVersion = "2026-11-22";

    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["AIA-4.1"] = ["attested:1", "attested:1:12"],
        ["AIA-4a.1"] = ["attested:1", "metric:bias_dataset_access_log", "metric:bias_dataset_deletion"],
        ["AIA-5.1"] = ["attested:1", "metric:art5_triage_timeliness", "metric:art5_detector_coverage"],
        ["AIA-5.1ba"] = ["metric:safeguard_active", "-", "-"],
        ["AIA-6"] = ["metric:unregistered_traffic attested:1", "attested:1", "metric:use_case_drift"],
        ["AIA-13.3"] = ["metric:ifu_version_binding attested:1", "-"],
        ["AIA-14.4"] = ["metric:oversight_coverage", "metric:stop_function_test", "metric:oversight_coverage"],
        ["AIA-14.5"] = ["metric:two_person_verification"],
        ["AIA-21.2"] = ["metric:authority_request_register", "metric:log_export_reproducibility"],
        ["AIA-25.4"] = ["metric:supplier_usage", "attested:2"],
        ["AIA-26.1"] = ["attested:1", "metric:ifu_rule_violations", "metric:ifu_rule_coverage"],
        ["AIA-26.2"] = ["attested:1", "metric:assigned_reviewers_only", "metric:oversight_load"],
        ["AIA-26.4"] = ["metric:input_profile", "metric:retrieval_source_validity", "attested:1"],
        ["AIA-26.5a"] = ["metric:monitoring_reviews", "metric:provider_feedback", "metric:capture_completeness"],
        ["AIA-26.5b"] = ["metric:suspension_effective", "metric:risk_notices", "-"],
        ["AIA-26.5c"] = ["metric:notice_order", "metric:incident_evidence_frozen", "metric:notice_order"],
        ["AIA-26.6"] =
        [
            "metric:minimum_log_retention",
            "attested:1",
            "attested:2",
            "metric:integrity_verification metric:capture_completeness metric:sequence_continuity metric:logging_outage",
            "metric:bypass_detection",
            "-",
        ],
        ["AIA-26.7"] = ["metric:first_workplace_use", "attested:1"],
        ["AIA-26.8"] = ["metric:use_before_registration", "attested:1:12"],
        ["AIA-26.9"] = ["attested:1", "metric:dpia_version_currency"],
        ["AIA-26.11"] = ["metric:decision_notice_coverage", "-"],
        ["AIA-27.1"] = ["metric:fria_before_first_use", "metric:fria_frequency_drift", "attested:1", "attested:2"],
        ["AIA-50.1"] = ["metric:disclosure_coverage", "metric:disclosure_coverage", "attested:1"],
        ["AIA-50.3"] = ["metric:emotion_biometric_use attested:1", "-"],
        ["AIA-50.4"] = ["metric:publication_disclosure", "-"],
        ["AIA-53.1"] = ["metric:model_documentation_coverage", "attested:2"],
        ["AIA-73.2"] = ["metric:incident_clock_15d", "metric:awareness_provenance", "attested:1"],
        ["AIA-73.3"] = ["metric:incident_clock_2d", "metric:awareness_provenance", "attested:1"],
        ["AIA-73.4"] = ["metric:incident_clock_10d", "metric:awareness_provenance", "attested:1"],
        ["AIA-75"] = ["metric:incident_addressee", "metric:retention_order_enforced", "metric:retention_order_enforced"],
        ["AIA-86.1"] = ["metric:decision_reconstructability", "metric:explanation_requests", "unrecorded:decision_id"],
        ["AIA-99"] =
        [
            "metric:pack_reproducibility", "metric:claim_traceability", "metric:limitation_statement", "metric:limitation_statement",
        ],
        ["GDPR-5.1c"] = ["metric:redaction_coverage", "metric:redaction_coverage", "unmeasured:residual_pii_rate", "attested:1"],
        ["GDPR-5.1e"] = ["metric:retention_overrun", "metric:deletion_effectiveness", "metric:hold_review", "attested:1"],
        ["GDPR-17"] =
        [
            "metric:erasure_clock", "metric:erasure_completeness", "metric:seal_survives_erasure", "metric:refusal_basis",
        ],
        ["GDPR-35"] = ["metric:dpia_trigger_signals", "attested:1"],
        ["GDPR-44"] = ["metric:region_of_processing", "metric:region_of_processing", "attested:2:12"],
    };

    /// <summary>Deciders of line <paramref name="line"/> (from 0); none when nobody mapped it.</summary>
    public static IReadOnlyList<string> Of(string control, int line) =>
        Table.TryGetValue(control, out var lines) && line < lines.Length && lines[line] != "-" ? lines[line].Split(' ') : [];

    /// <summary>Number of lines mapped for a control; null for one without a mapping.</summary>
    public static int? Lines(string control) => Table.TryGetValue(control, out var lines) ? lines.Length : null;
}
