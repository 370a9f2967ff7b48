using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Controls;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Reports.Tests.Controls;

public sealed class MetricTests
{
    [Fact]
    public async Task Counts_that_add_up_pass_and_name_their_query()
    {
        var outcome = await RunAsync("capture_completeness");

        outcome.State.ShouldBe(MetricState.Passed);
        outcome.QueryId.ShouldBe("capture_completeness.v1");
        outcome.Records.ShouldBe(118);
        outcome.Values.ShouldContain(new KeyValuePair<string, string>("accepted", "120"));
    }

    [Fact]
    public async Task Unexplained_number_fails_and_is_named()
    {
        var figures = new CompletenessFigures([new GatewayCompleteness("gw-1", 120, 117, 0, 2, [44], 0)], 0);

        var outcome = await RunAsync("capture_completeness", s => s with { Completeness = new FixedCompleteness(figures) });

        outcome.State.ShouldBe(MetricState.Failed);
        outcome.Reasons.Single().Arguments.Single().ShouldBe("gw-1: accepted=120 recorded=117 lost=0 open=2 numbers=44");
    }

    [Theory]
    [InlineData(true, MetricState.Failed)]
    [InlineData(false, MetricState.Passed)]
    public async Task Documented_loss_is_allowed_only_where_no_high_risk_system_is_concerned(bool highRisk, MetricState expected)
    {
        var figures = new CompletenessFigures([new GatewayCompleteness("gw-1", 100_000, 99_999, 1, 0, [], 0)], 0);
        var system = Some.Helpdesk() with { RiskClass = highRisk ? RiskClasses.AnnexIii : RiskClasses.NotHighRisk };

        var outcome = await RunAsync("capture_completeness", s => s with { Completeness = new FixedCompleteness(figures), Inventory = [system] });

        outcome.State.ShouldBe(expected);
    }

    [Fact]
    public async Task Loss_that_is_too_much_is_named_with_cause_and_interval()
    {
        var outcome = await RunAsync(
            "capture_completeness", s => s with { Completeness = new FixedCompleteness(FixedCompleteness.WithLosses) });

        outcome.State.ShouldBe(MetricState.Failed);
        outcome.Reasons.Select(r => r.Arguments.Single()).ShouldBe([
            "gw-1: lost=41",
            "gw-1: cause=journal_full from=2026-11-20T09:00:00Z to=2026-11-20T09:00:31Z calls=40 provider=openai system=helpdesk",
            "gw-1: cause=gateway_died from=2026-11-21T10:00:00Z to=2026-11-21T10:00:00Z calls=1 provider=unknown system=unassigned",
        ]);
    }

    [Fact]
    public async Task Missing_numbers_are_counted_beyond_those_that_are_listed()
    {
        var figures = new CompletenessFigures([new GatewayCompleteness("gw-1", 9_000, 4_000, 0, 0, [4], 0) { Missing = 5_000 }], 0);

        var outcome = await RunAsync("sequence_continuity", s => s with { Completeness = new FixedCompleteness(figures) });

        outcome.State.ShouldBe(MetricState.Failed);
        outcome.Values.ShouldContain(new KeyValuePair<string, string>("missing_seq_no", "5000"));
    }

    [Theory]
    [InlineData("capture_completeness")]
    [InlineData("sequence_continuity")]
    [InlineData("integrity_verification")]
    [InlineData("redaction_coverage")]
    [InlineData("supplier_usage")]
    [InlineData("model_documentation_coverage")]
    [InlineData("region_of_processing")]
    [InlineData("payload_sent_state")]
    [InlineData("unregistered_traffic")]
    [InlineData("active_users_by_role")]
    [InlineData("retention_period_statement")]
    public async Task No_data_never_passes(string metric)
    {
        var outcome = await RunAsync(metric, s => s with
        {
            Records = new FakeRecords(),
            Completeness = null,
            Integrity = null,
            Suppliers = null,
            Settings = new ControlSettings(),
        });

        outcome.State.ShouldBe(MetricState.NotAssessed);
        outcome.Reasons.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Queue_positions_that_were_not_compared_hold_the_pass_back()
    {
        var figures = FixedCompleteness.Good with { UnmatchedOffsets = null };

        var outcome = await RunAsync("sequence_continuity", s => s with { Completeness = new FixedCompleteness(figures) });

        outcome.State.ShouldBe(MetricState.NotAssessed);
        outcome.Reasons.Single().Code.ShouldBe(ReasonCode.PartNotRecorded);
    }

    [Fact]
    public async Task Verification_is_believed_for_a_day()
    {
        (await RunAsync("integrity_verification")).State.ShouldBe(MetricState.Passed);
        (await RunAsync("integrity_verification", s => s with { Integrity = Some.Integrity(failed: 1) })).State.ShouldBe(MetricState.Failed);
        (await RunAsync("integrity_verification", s => s with { AskedAt = s.AskedAt.AddDays(2) })).State.ShouldBe(MetricState.NotAssessed);
        (await RunAsync("integrity_verification", s => s with { Integrity = Some.Integrity() with { AnchorsMissing = null } }))
            .State.ShouldBe(MetricState.NotAssessed);
    }

    [Fact]
    public async Task Record_that_was_not_scanned_fails_with_route_and_hour()
    {
        var records = Some.Records();
        records.Redaction(1_999_999, 0, 1);

        var outcome = await RunAsync("redaction_coverage", s => s with { Records = records });

        outcome.State.ShouldBe(MetricState.Failed);
        outcome.Values.ShouldContain(new KeyValuePair<string, string>("coverage", "0.999999"));
        outcome.Reasons.Single().Arguments.Single().ShouldBe("system=helpdesk provider=openai hour=2026-11-20T10:00:00Z partly_scanned=0 not_scanned=1");
        outcome.QueryId.ShouldBe("redaction_coverage.v1/redaction_coverage.sql.v1");
    }

    [Fact]
    public async Task Full_coverage_without_a_measured_lifetime_is_not_a_pass()
    {
        (await RunAsync("redaction_coverage")).State.ShouldBe(MetricState.NotAssessed);
        (await RunAsync("redaction_coverage", s => s with { Settings = new ControlSettings { LongestUnredacted = TimeSpan.FromMinutes(2) } }))
            .State.ShouldBe(MetricState.Passed);
        (await RunAsync("redaction_coverage", s => s with { Settings = new ControlSettings { LongestUnredacted = TimeSpan.FromHours(2) } }))
            .State.ShouldBe(MetricState.Failed);
    }

    [Fact]
    public async Task Supplier_without_a_valid_agreement_is_listed()
    {
        var lapsed = new Supplier("openai", "DPA-7", new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 10));

        (await RunAsync("supplier_usage")).State.ShouldBe(MetricState.Passed);
        (await RunAsync("supplier_usage", s => s with { Suppliers = [lapsed] })).Reasons.Single().Arguments.Single().ShouldBe("openai / gpt-4o: 118");
        (await RunAsync("supplier_usage", s => s with { Suppliers = [] })).State.ShouldBe(MetricState.Failed);
    }

    [Fact]
    public async Task Model_documented_after_its_first_use_counts_as_undocumented()
    {
        var late = new Supplier("openai") { Models = [new SupplierModel("gpt-4o", "XII-1", new DateOnly(2026, 11, 3))] };

        (await RunAsync("model_documentation_coverage")).State.ShouldBe(MetricState.Passed);
        (await RunAsync("model_documentation_coverage", s => s with { Suppliers = [late] })).State.ShouldBe(MetricState.Failed);
    }

    [Fact]
    public async Task Breakdown_by_month_without_days_asks_for_the_whole_period()
    {
        var records = Some.Records();
        records.Metrics["supplier_usage"] = new MetricResult("supplier_usage", 1, 118, [],
        [
            [new("month", "2026-11"), new("system", "helpdesk"), new("provider", "openai"), new("model", "gpt-4o"), new("calls", "100")],
            [new("month", "2026-11"), new("system", ""), new("provider", "openai"), new("model", "gpt-4o"), new("calls", "18")],
        ]);
        var started = new Supplier("openai", "DPA-7", new DateOnly(2026, 11, 2));

        (await RunAsync("supplier_usage", s => s with { Records = records })).State.ShouldBe(MetricState.Passed);
        (await RunAsync("supplier_usage", s => s with { Records = records, Suppliers = [started] })).State.ShouldBe(MetricState.Failed);
    }

    [Fact]
    public async Task Breakdown_that_was_cut_is_not_assessed()
    {
        var records = Some.Records();
        records.Metrics["supplier_usage"] = records.Metrics["supplier_usage"] with { Records = 500 };

        (await RunAsync("supplier_usage", s => s with { Records = records })).Reasons.Single().Code.ShouldBe(ReasonCode.QueryFailed);
    }

    [Theory]
    [InlineData(false, "DPF-1", MetricState.Passed)]
    [InlineData(false, null, MetricState.Failed)]
    [InlineData(true, null, MetricState.Passed)]
    [InlineData(null, "DPF-1", MetricState.NotAssessed)]
    public async Task Region_decides_whether_a_basis_is_needed(bool? inEea, string? basis, MetricState expected)
    {
        var supplier = new Supplier("openai", InEea: inEea, TransferBasisRef: basis);

        (await RunAsync("region_of_processing", s => s with { Suppliers = [supplier] })).State.ShouldBe(expected);
    }

    [Fact]
    public async Task Payload_is_never_said_to_be_redacted_before_sending()
    {
        var outcome = await RunAsync("payload_sent_state");

        outcome.State.ShouldBe(MetricState.Informational);
        outcome.Values.ShouldContain(new KeyValuePair<string, string>("sent_as_the_caller_wrote_it", "118"));
    }

    [Fact]
    public async Task Traffic_of_a_system_outside_the_inventory_fails()
    {
        var records = Some.Records();
        records.Totals[TotalsGrouping.System] = [FakeRecords.Line("helpdesk", 100), FakeRecords.Line("shadow", 11), FakeRecords.Line(null, 7)];

        var outcome = await RunAsync("unregistered_traffic", s => s with { Records = records });

        outcome.State.ShouldBe(MetricState.Failed);
        outcome.Reasons.Select(r => r.Arguments.Single()).ShouldBe(["shadow: 11", "system=?: 7"]);
    }

    [Theory]
    [InlineData(12, 30, 90, MetricState.Passed)]
    [InlineData(5, 30, 90, MetricState.Failed)]
    [InlineData(12, 120, 90, MetricState.Failed)]
    [InlineData(12, null, 90, MetricState.NotAssessed)]
    public async Task Retention_has_a_floor_for_logs_and_a_ceiling_for_payload(int months, int? payload, int? maximum, MetricState expected)
    {
        var settings = new ControlSettings { LogRetentionMonths = months, PayloadRetentionDays = payload, PayloadPurposeMaximumDays = maximum };

        (await RunAsync("retention_period_statement", s => s with { Settings = settings })).State.ShouldBe(expected);
    }

    [Fact]
    public async Task Query_that_throws_is_not_assessed()
    {
        var records = Some.Records();
        records.Failure = new TimeoutException();

        var outcome = await RunAsync("unregistered_traffic", s => s with { Records = records });

        outcome.State.ShouldBe(MetricState.NotAssessed);
        outcome.Reasons.Single().Code.ShouldBe(ReasonCode.QueryFailed);
    }

    [Fact]
    public async Task Metric_nobody_computes_names_the_fields_it_waits_for()
    {
        var outcome = await RunAsync("oversight_coverage");

        outcome.State.ShouldBe(MetricState.NotAssessed);
        outcome.QueryId.ShouldBeNull();
        outcome.Reasons.Single().Arguments.Single().ShouldContain("review_actor");
    }

    private static async Task<MetricOutcome> RunAsync(string metric, Func<MetricSources, MetricSources>? change = null)
    {
        var inputs = Some.Inputs();
        var sources = new MetricSources
        {
            Records = inputs.Records,
            Completeness = inputs.Completeness,
            Inventory = inputs.Inventory,
            System = null,
            Suppliers = inputs.Suppliers,
            Integrity = inputs.Integrity,
            Settings = inputs.Settings,
            AskedAt = inputs.BuiltAt,
        };
        var control = Some.Catalogue.Controls.First(c => c.Automatic.Any(m => m.Metric == metric));
        return await Some.Evaluators().EvaluateAsync(
            control, control.Automatic.First(m => m.Metric == metric), change is null ? sources : change(sources), Some.November, default);
    }
}
