using System.Net;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Reports.Tests.Query;

namespace AuditPipeline.Reports.Tests.Costs;

public sealed class CostApiTests : IAsyncLifetime
{
    private const string November = "from=2026-11-01&to=2026-11-22";
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly ApiHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_statement_has_lines_the_unallocated_the_unpriced_and_a_total_that_is_their_sum()
    {
        host.Ledger.Lines.Add(Line("care", 3, 0.30m));
        host.Ledger.Lines.Add(Line(null, 2, 0.05m));
        host.Ledger.Lines.Add(Line("sales", 1, null));
        host.Ledger.Unpriced.Add(new UnpricedLine("openai", "gpt-99", TokenCost.ModelUnknown, 1, At, At));

        var costs = await GetAsync($"/api/v1/costs?{November}&by=team");

        costs.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("key").GetString()).ShouldBe(["care", "sales"]);
        costs.GetProperty("lines")[1].GetProperty("usd").ValueKind.ShouldBe(JsonValueKind.Null);
        costs.GetProperty("unallocated").GetProperty("usd").GetString().ShouldBe("0.05");
        costs.GetProperty("unpriced")[0].GetProperty("reason").GetString().ShouldBe("model_unknown");
        costs.GetProperty("total").GetProperty("usd").GetString().ShouldBe("0.35");
        costs.GetProperty("total").GetProperty("parts").GetProperty("input_mtok").GetString().ShouldBe("0.35");
        costs.GetProperty("total").GetProperty("calls").GetInt64().ShouldBe(6);
        costs.GetProperty("total").GetProperty("unpriced").GetInt64().ShouldBe(1);
        costs.GetProperty("exchange_rates").GetString()!.ShouldStartWith("rates.csv to 2026-11-20");
    }

    [Theory]
    [InlineData("day", CostDimension.Day, null)]
    [InlineData("tag:project", CostDimension.Tag, "project")]
    [InlineData("", CostDimension.None, null)]
    public async Task A_statement_is_asked_by_what_the_caller_says(string by, CostDimension dimension, string? tag)
    {
        await GetAsync($"/api/v1/costs?{November}&by={by}&model=gpt-4o");

        (host.Ledger.Asked!.By, host.Ledger.Asked.Tag, host.Ledger.Asked.Filter.Model).ShouldBe((dimension, tag, "gpt-4o"));
    }

    [Theory]
    [InlineData("/api/v1/costs?by=colour", "by")]
    [InlineData("/api/v1/costs?by=tag:", "by")]
    [InlineData("/api/v1/costs?from=yesterday", "from")]
    [InlineData("/api/v1/costs/focus.csv?currency=GBP", "currency")]
    [InlineData("/api/v1/costs/corrections?from=yesterday", "from")]
    public async Task A_wrong_question_is_told_by_its_field(string path, string field)
    {
        using var answer = await host.Client.GetAsync(path, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonOf(answer)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Too_many_lines_are_refused_and_never_cut()
    {
        for (var i = 0; i <= 10_000; i++) host.Ledger.Lines.Add(Line($"t{i}", 1, 1));

        using var answer = await host.Client.GetAsync($"/api/v1/costs?{November}&by=tag:id", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Charges_are_exported_as_focus_with_the_figures_of_the_ledger()
    {
        host.Ledger.Charges.Add(new Charge(
            new DateOnly(2026, 11, 20), "openai", "gpt-4o", "bot", "care, north", "a\"b", "input_mtok", "genai-prices/1", 3, 2_000_000, 5m, 2.5m));

        var lines = (await host.Client.GetStringAsync($"/api/v1/costs/focus.csv?{November}&by=tag:project", Cancellation)).Split("\r\n");
        var euro = (await host.Client.GetStringAsync($"/api/v1/costs/focus.csv?{November}&currency=EUR", Cancellation)).Split("\r\n");

        lines.Length.ShouldBe(3);
        lines[2].ShouldBeEmpty();
        var row = Row(lines);
        row["BilledCost"].ShouldBe("5");
        row["BillingCurrency"].ShouldBe("USD");
        row["BillingPeriodStart"].ShouldBe("2026-11-01T00:00:00Z");
        row["BillingPeriodEnd"].ShouldBe("2026-12-01T00:00:00Z");
        row["ChargePeriodEnd"].ShouldBe("2026-11-21T00:00:00Z");
        row["ConsumedQuantity"].ShouldBe("2000000");
        row["PricingQuantity"].ShouldBe("2");
        row["PricingUnit"].ShouldBe("1000000 Tokens");
        row["ListUnitPrice"].ShouldBe("2.5");
        row["SubAccountName"].ShouldBe("care, north");
        row["Tags"].ShouldBe("{\"project\":\"a\\\"b\",\"system\":\"bot\",\"team\":\"care, north\"}");
        Row(euro)["BilledCost"].ShouldBe("2.5");
        Row(euro)["BillingCurrency"].ShouldBe("EUR");
        Row(euro)["PricingCurrencyEffectiveCost"].ShouldBe("5");
    }

    [Fact]
    public async Task An_export_in_euro_that_lacks_a_rate_is_refused_whole()
    {
        host.Ledger.Charges.Add(new Charge(new DateOnly(2026, 11, 2), "openai", "m", null, null, null, "input_mtok", "l/1", 1, 1, 1m, null));

        using var answer = await host.Client.GetAsync($"/api/v1/costs/focus.csv?{November}&currency=EUR", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonOf(answer)).GetProperty("detail").GetString()!.ShouldContain("2026-11-02 has no rate of the euro");
    }

    [Fact]
    public async Task Pricing_again_writes_what_changed_and_nothing_else()
    {
        host.Prices.Rates["gpt-4o"] = 2m;
        host.Ledger.Calls.Add(Call(0, "gpt-4o", 0.5m));
        host.Ledger.Calls.Add(Call(1, "gpt-4o", 2m));
        host.Ledger.Calls.Add(Call(2, "gpt-4o", null));
        host.Ledger.Calls.Add(Call(3, "unheard-of", null));

        using var dry = await PostAsync("""{"from":"2026-11-01","to":"2026-11-22","reason":"list mended","dry_run":true}""");
        host.Ledger.Corrections.ShouldBeEmpty();
        using var answer = await PostAsync("""{"from":"2026-11-01","to":"2026-11-22","reason":"list mended"}""");

        (dry.StatusCode, answer.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Created));
        var told = await JsonOf(answer);
        (told.GetProperty("examined").GetInt64(), told.GetProperty("corrected").GetInt64(), told.GetProperty("newly_priced").GetInt64(),
            told.GetProperty("still_unpriced").GetInt64()).ShouldBe((4, 2, 1, 1));
        (told.GetProperty("usd_before").GetString(), told.GetProperty("usd_after").GetString()).ShouldBe(("2.5", "6"));
        host.Ledger.Corrections.Select(one => (one.Correction.Index, one.Correction.Cost.Usd, one.Reason)).ShouldBe(
            [(0, 2m, "list mended"), (2, 2m, "list mended")]);
        (await GetAsync($"/api/v1/costs/corrections?{November}")).GetProperty("runs")[0].GetProperty("run").GetString()
            .ShouldBe(told.GetProperty("run").GetString());
    }

    [Theory]
    [InlineData("""{"from":"2026-11-01","to":"2026-11-22"}""", "reason")]
    [InlineData("""{"from":"2026-11-22","to":"2026-11-01","reason":"r"}""", "from")]
    [InlineData("""{"from":"2026-11-01","reason":"r"}""", "to")]
    [InlineData("""{"from":"2026-11-01","to":"2026-11-22","reason":"r","because":1}""", "because")]
    [InlineData("[", "body")]
    public async Task A_wrong_order_changes_nothing_and_names_its_member(string order, string field)
    {
        using var answer = await PostAsync(order);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonOf(answer)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task A_providers_export_is_compared_by_day_and_model()
    {
        host.Ledger.Usage.Add(new UsageDay(new DateOnly(2026, 11, 20), "gpt-4o-2024-08-06", 2, 300, 100, 30, 0));
        host.Ledger.Usage.Add(new UsageDay(new DateOnly(2026, 11, 20), "gpt-5", 1, 10, 0, 5, 1));
        var export = """{"data":[{"start_time":1795132800,"results":[{"model":"gpt-4o","input_tokens":300,"input_cached_tokens":100,"output_tokens":30,"num_model_requests":2},{"model":"o3","input_tokens":7,"output_tokens":1}]}]}""";

        using var answer = await host.Client.PostAsync($"/api/v1/costs/comparison?{November}&provider=openai", new StringContent(export), Cancellation);

        var told = await JsonOf(answer);
        told.GetProperty("lines").EnumerateArray().Select(line => (line.GetProperty("state").GetString(), line.GetProperty("models")[0].GetString()))
            .ShouldBe([("equal", "gpt-4o"), ("only_ours", "gpt-5"), ("only_theirs", "o3")]);
        (told.GetProperty("input_tokens_ours").GetInt64(), told.GetProperty("input_tokens_theirs").GetInt64()).ShouldBe((310, 307));
    }

    [Fact]
    public async Task An_export_that_cannot_be_read_is_refused_with_its_place()
    {
        using var answer = await host.Client.PostAsync($"/api/v1/costs/comparison?{November}&provider=openai", new StringContent("day,tokens\n1,2\n"), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonOf(answer)).GetProperty("detail").GetString()!.ShouldContain("line 1");
    }

    private static CostLine Line(string? key, long calls, decimal? usd) => new(
        key, calls, 100, 0, 0, 10, 0, usd is null ? calls : 0, 0, null, 0, usd, usd, usd / 2, 0,
        usd is { } known ? new Dictionary<string, decimal> { ["input_mtok"] = known } : []);

    private static LedgerCall Call(long index, string model, decimal? usd) => new(
        StreamId.OfPartition(0), index, At, "chat", "openai", model, model, null,
        Usage.Unknown with { Input = 900_000, Output = 100_000 }, usd, "old/1", usd is null ? TokenCost.ModelUnknown : null);

    // Good enough for the lines here: quotes are doubled in one column only.
    private static Dictionary<string, string> Row(string[] lines)
    {
        var names = lines[0].Split(',');
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < lines[1].Length; i++)
        {
            var c = lines[1][i];
            if (c == '"' && quoted && i + 1 < lines[1].Length && lines[1][i + 1] == '"') field.Append(lines[1][++i]);
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        fields.Count.ShouldBe(names.Length);
        return names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private Task<HttpResponseMessage> PostAsync(string order) => host.Client.PostAsync(
        "/api/v1/costs/corrections", new StringContent(order, Encoding.UTF8, "application/json"), Cancellation);

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await host.Client.GetAsync(path, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await JsonOf(answer);
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
}
