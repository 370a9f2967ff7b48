using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Tests.Controls;

/// <summary>Small controls and profiles of our own.</summary>
internal static class Some
{
    public static readonly Period November = Days("2026-11-01", "2026-12-01");

    public static readonly string Hash = new('a', 64);

    public static readonly ClockAssessment GoodClock = new(true, "test");

    public static Period Days(string from, string to) => new(DateTimeOffset.Parse(from + "T00:00:00Z", null), DateTimeOffset.Parse(to + "T00:00:00Z", null));

    public static OrganisationProfile Profile() => new() { LegalPerson = "Voorbeeld B.V.", MemberState = "NL" };

    public static AiSystem System(string id = "helpdesk", string? risk = RiskClasses.AnnexIii) =>
        new() { Id = id, Name = id, RiskClass = risk, Roles = ["deployer"] };

    public static Control Control(
        string id = "T-1", string when = "always", string from = "2025-02-02", ControlStrength strength = ControlStrength.Supports,
        ControlStatus status = ControlStatus.InForce, string? note = null, IReadOnlyList<EvidenceMetric>? metrics = null,
        IReadOnlyList<string>? attested = null, IReadOnlyList<string>? gaps = null, IReadOnlyList<NationalRule>? national = null) => new()
        {
            Id = id,
            Instrument = "Test act",
            Reference = "Art. 1",
            Title = "Title",
            Duty = "Duty.",
            Addressees = ["deployer"],
            AppliesFrom = DateOnly.Parse(from),
            Status = status,
            AppliesWhen = when,
            Condition = ConditionParser.Parse(when, id),
            AppliesNote = note,
            National = national ?? [],
            MinimumRetention = null,
            Deadline = null,
            Strength = strength,
            Limits = strength is ControlStrength.Demonstrates ? "Inside the boundary only." : null,
            Automatic = metrics ?? [new EvidenceMetric("m1", "counts", "count = 0")],
            Attested = attested ?? [],
            GapWhen = gaps ?? [],
            RequiredFields = ["record_id"],
            Packs = ["aia-deployer"],
            CrossReferences = [],
            Source = "test",
        };

    public static ControlInputs Inputs(
        IReadOnlyList<AiSystem>? systems = null, IReadOnlyList<Attestation>? attestations = null, IntegrityReport? integrity = null,
        ClockAssessment? clock = null, OrganisationProfile? profile = null) =>
        new(profile ?? Profile(), systems ?? [System()], attestations ?? [], integrity, clock ?? GoodClock);

    public static MetricOutcome Outcome(string metric, MetricState state, Period period) => new(metric, state, metric + ".v1", period, 10, [], []);

    public static IntegrityReport Integrity(long failed = 0, IReadOnlyList<Period>? affected = null) => new()
    {
        VerifiedAt = November.To,
        LeavesVerified = 100,
        LeavesFailed = failed,
        RootsVerified = 1,
        RootsFailed = 0,
        SignaturesVerified = 1,
        SignaturesFailed = 0,
        Affected = affected ?? [],
    };
}
