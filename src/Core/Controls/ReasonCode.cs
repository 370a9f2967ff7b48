namespace AuditPipeline.Core.Controls;

/// <summary>Why a result or outcome is what it is. Each language has one sentence per code; arguments fill its places.</summary>
public enum ReasonCode
{
    /// <summary>A profile value excludes the control: the value.</summary>
    ExcludedByProfile = 1,

    /// <summary>A question nobody answered: fact with system, question.</summary>
    Unanswered,

    /// <summary>The period ends before the date of application: date.</summary>
    BeforeApplication,

    /// <summary>Binding for some systems only: those it does not bind yet, date.</summary>
    PartlyBefore,

    /// <summary>Date of application not settled: the dates.</summary>
    DateNotSettled,

    /// <summary>The national date is not in the catalogue: Member State or "?".</summary>
    NationalDateUnknown,

    /// <summary>Benchmark only, not binding for this entity.</summary>
    Benchmark,

    /// <summary>Fields not recorded yet: the fields.</summary>
    FieldsNotRecorded,

    /// <summary>The fields are recorded but no query for the metric exists yet.</summary>
    NoQuery,

    /// <summary>Nothing was recorded that could be counted.</summary>
    NoData,

    /// <summary>A source is not available: its name.</summary>
    SourceMissing,

    /// <summary>The query failed: its id.</summary>
    QueryFailed,

    /// <summary>What could be computed meets its part of the pass condition, the rest is not recorded: the missing parts.</summary>
    PartNotRecorded,

    /// <summary>The verification run is too old: its time.</summary>
    VerificationTooOld,

    /// <summary>The records or documents that caused a failure: the cause.</summary>
    Cause,

    /// <summary>A metric failed: its name.</summary>
    MetricFailed,

    /// <summary>A metric was not assessed: its name.</summary>
    MetricNotAssessed,

    /// <summary>A line of the catalogue's gap list is true: the line.</summary>
    GapLineTrue,

    /// <summary>A line of the gap list cannot be decided: the line.</summary>
    GapLineUndecided,

    /// <summary>Attested item missing: number, text.</summary>
    AttestationMissing,

    /// <summary>Attested item expired: number, text, date.</summary>
    AttestationExpired,

    /// <summary>Attested item without owner, date, hash or expiry: number, text.</summary>
    AttestationIncomplete,

    /// <summary>Attested item signed after the period: number, text, date.</summary>
    AttestationLater,

    /// <summary>Integrity of the log failed for this interval: number of failures.</summary>
    IntegrityFailed,

    /// <summary>The clock is wrong or unknown, so no deadline can be judged.</summary>
    ClockUnknown,

    /// <summary>Limits of the evidence, in the catalogue's words.</summary>
    Limits,

    /// <summary>All metrics passed, all items are attested, no line of the gap list is true.</summary>
    NothingMissing,
}
