using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Controls;
using AuditPipeline.Reports.Packs;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Reports.Tests;

internal static class Some
{
    public static readonly Period November = Days("2026-11-01", "2026-12-01");

    public static readonly ControlCatalogue Catalogue = EmbeddedCatalogue.Load();

    public static Period Days(string from, string to) => new(DateTimeOffset.Parse(from + "T00:00:00Z", null), DateTimeOffset.Parse(to + "T00:00:00Z", null));

    public static MetricEvaluators Evaluators() => new(NullLogger.Instance);

    public static PackModelBuilder Builder() => new(Catalogue, Evaluators());

    public static AiSystem Helpdesk() => new()
    {
        Id = "helpdesk",
        Name = "Helpdesk",
        Roles = ["deployer"],
        RiskClass = RiskClasses.AnnexIii,
        AnnexIiiPoint = "4(a)",
        ModalitiesOut = ["text"],
        Workplace = true,
        DirectInteraction = true,
        EmotionRecognition = false,
        BiometricCategorisation = false,
        PublishesContent = false,
        PersonalData = true,
        DecisionsAboutPersons = true,
    };

    public static PackRequest Request(string language = "en", Period? period = null, string? system = null) =>
        new(PackFrameworks.EuAiActDeployer, period ?? November, system, language, "Autoriteit Persoonsgegevens", "AP-1", "administrator");

    public static FakeRecords Records()
    {
        var records = new FakeRecords();
        records.Totals[TotalsGrouping.None] = [FakeRecords.Line("", 118, 1.25m)];
        records.Totals[TotalsGrouping.Day] = [FakeRecords.Line("2026-11-02", 60, 0.50m), FakeRecords.Line("2026-11-20", 58, 0.75m)];
        records.Totals[TotalsGrouping.Model] = [FakeRecords.Line("gpt-4o", 100, 1.25m), FakeRecords.Line(null, 18)];
        records.Totals[TotalsGrouping.Provider] = [FakeRecords.Line("openai", 118, 1.25m)];
        records.Totals[TotalsGrouping.System] = [FakeRecords.Line("helpdesk", 118, 1.25m)];
        records.Totals[TotalsGrouping.Outcome] = [FakeRecords.Line("completed", 118, 1.25m)];
        records.Pii.Add(new PiiLine("EMAIL_ADDRESS", 12, 9));
        records.Redaction(118, 0, 0);
        records.Providers(("openai", "gpt-4o", 118));
        records.Metrics["active_users"] = new MetricResult(
            "active_users", 1, 118, [new("users", "7"), new("calls_without_user", "3")], [[new("system", "helpdesk"), new("users", "7")]]);
        return records;
    }

    public static PackInputs Inputs(FakeRecords? records = null) => new()
    {
        PackId = "pack-2026-11-0001",
        BuiltAt = DateTimeOffset.Parse("2026-12-01T09:00:00Z", null),
        Producer = "AuditPipeline 0.1.0",
        Records = records ?? Records(),
        Completeness = new FixedCompleteness(FixedCompleteness.Good),
        Profile = new OrganisationProfile { LegalPerson = "Voorbeeld B.V.", MemberState = "NL" },
        Inventory = [Helpdesk()],
        Suppliers =
        [
            new Supplier("openai", "DPA-7", new DateOnly(2026, 1, 1), null, "United States", InEea: false, TransferBasisRef: "DPF-1")
            {
                Models = [new SupplierModel("gpt-4o", "XII-1", new DateOnly(2026, 10, 1))],
            },
        ],
        Integrity = Integrity(),
        Heads = [new LogHead("audit.example/p00", 118, "AAAA")],
        LogKeyFingerprint = new string('b', 64),
        Signer = "CN=Voorbeeld B.V. evidence",
    };

    public static IntegrityReport Integrity(long failed = 0) => new()
    {
        VerifiedAt = DateTimeOffset.Parse("2026-12-01T08:00:00Z", null),
        LeavesVerified = 118 - failed,
        LeavesFailed = failed,
        RootsVerified = 1,
        RootsFailed = 0,
        SignaturesVerified = 1,
        SignaturesFailed = 0,
        AnchorsMissing = 0,
    };
}
