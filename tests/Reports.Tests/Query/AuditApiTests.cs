using System.Net;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Reports.Tests.Query;

public sealed class AuditApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/interactions")]
    [InlineData("/api/v1/interactions/0199a1b2-0000-7000-8000-000000000001")]
    [InlineData("/api/v1/totals")]
    [InlineData("/api/v1/completeness")]
    [InlineData("/api/v1/packs")]
    [InlineData("/api/v1/packs/p-1/files/pack.pdf")]
    public async Task Nothing_is_told_without_the_administrator_key(string path)
    {
        foreach (var authorization in (string?[])[null, "Bearer", "Bearer wrong", "Basic " + ApiHost.Key])
        {
            using var stranger = new HttpClient { BaseAddress = host.Client.BaseAddress };
            if (authorization is not null) stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

            using var answer = await stranger.GetAsync(path, Cancellation);

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
    }

    [Theory]
    [InlineData("/api/v1/interactions?limit=0", "limit")]
    [InlineData("/api/v1/interactions?limit=1001", "limit")]
    [InlineData("/api/v1/interactions?from=yesterday", "from")]
    [InlineData("/api/v1/interactions?from=2026-11-22&to=2026-11-21", "from")]
    [InlineData("/api/v1/interactions?from=2020-01-01", "from")]
    [InlineData("/api/v1/interactions?outcome=fine", "outcome")]
    [InlineData("/api/v1/interactions?cursor=%21", "cursor")]
    [InlineData("/api/v1/interactions?cursor=YWJj", "cursor")]
    [InlineData("/api/v1/interactions?system=a&system=b", "system")]
    [InlineData("/api/v1/interactions/none", "id")]
    [InlineData("/api/v1/totals?by=colour", "by")]
    public async Task Wrong_field_is_named(string path, string field)
    {
        using var answer = await host.Client.GetAsync(path, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await JsonAsync(answer);
        problem.GetProperty("field").GetString().ShouldBe(field);
        problem.GetProperty("status").GetInt32().ShouldBe(400);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_loss_or_repeat()
    {
        host.Records.Rows.Clear();
        for (var i = 1; i <= 7; i++) host.Records.Rows.Add(Row(i));

        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var page = await GetAsync("/api/v1/interactions?limit=3" + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.AddRange(page.GetProperty("interactions").EnumerateArray().Select(r => r.GetProperty("index").GetInt64()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        seen.ShouldBe([7, 6, 5, 4, 3, 2, 1]);
    }

    [Fact]
    public async Task Unknown_figures_are_null_and_the_last_day_is_the_default()
    {
        host.Records.Rows.Clear();
        host.Records.Rows.Add(Row(1));

        var page = await GetAsync("/api/v1/interactions");

        var row = page.GetProperty("interactions")[0];
        row.GetProperty("cost_usd").ValueKind.ShouldBe(JsonValueKind.Null);
        row.GetProperty("input_tokens").GetInt64().ShouldBe(12);
        row.GetProperty("pii").GetProperty("EMAIL_ADDRESS").GetInt64().ShouldBe(2);
        host.Records.Asked!.Period.ShouldBe(new Period(ApiHost.Now.AddDays(-1), ApiHost.Now));
    }

    [Fact]
    public async Task Filter_reaches_the_store_and_a_user_only_as_pseudonym()
    {
        await GetAsync("/api/v1/totals?by=model&system=helpdesk&model=gpt-4o&provider=openai&outcome=completed&pii=NL_BSN&user=jan");
        var byQuery = host.Records.Asked!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/totals");
        request.Headers.Add("x-audit-user", "jan");
        using var answer = await host.Client.SendAsync(request, Cancellation);
        var byHeader = host.Records.Asked!;

        var pseudonym = Pseudonym.Of(ApiHost.PseudonymKey, "jan");
        byQuery.ShouldBe(new InteractionFilter(byQuery.Period, "helpdesk", pseudonym, "gpt-4o", "openai", "completed", "NL_BSN"));
        byHeader.UserPseudonym.ShouldBe(pseudonym);
        pseudonym.Length.ShouldBe(32);
    }

    [Fact]
    public async Task Record_comes_with_content_leaf_and_proof()
    {
        var id = "0199a1b2-0000-7000-8000-000000000001";
        var leaf = Encoding.ASCII.GetBytes($"{{\"id\":\"{id}\",\"n\":5}}");
        host.Records.Records.Add(new StoredRecord(new StreamId("p00"), 5, leaf,
        [
            new StoredPart("body", "k1", new byte[61], "{\"input\":[]}"u8.ToArray(), new byte[32], null),
            new StoredPart("raw", null, null, null, null, null),
        ], ["model_answered"]));

        var record = await GetAsync($"/api/v1/interactions/{id}");

        record.GetProperty("leaf").GetProperty("n").GetInt32().ShouldBe(5);
        Convert.FromBase64String(record.GetProperty("leaf_bytes").GetString()!).ShouldBe(leaf);
        record.GetProperty("content").GetProperty("input").GetArrayLength().ShouldBe(0);
        record.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("state").GetString()).ShouldBe(["disclosed", "erased"]);
        record.GetProperty("differing_columns")[0].GetString().ShouldBe("model_answered");
        record.GetProperty("proof").GetProperty("hashes").GetArrayLength().ShouldBe(3);
        record.GetProperty("proof").GetProperty("checkpoint").GetString()!.ShouldStartWith("audit.example/p00\n8\n");
    }

    [Fact]
    public async Task Record_that_is_not_there_is_not_found()
    {
        using var answer = await host.Client.GetAsync("/api/v1/interactions/0199a1b2-0000-7000-8000-00000000ffff", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Completeness_adds_up()
    {
        host.Figures = FixedCompleteness.Good;

        var counts = await GetAsync("/api/v1/completeness?from=2026-11-01&to=2026-11-22");

        counts.GetProperty("accepted").GetInt64().ShouldBe(120);
        counts.GetProperty("adds_up").GetBoolean().ShouldBeTrue();
        counts.GetProperty("gateways")[0].GetProperty("open").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task Losses_are_told_with_cause_and_interval()
    {
        host.Figures = FixedCompleteness.WithLosses;

        var counts = await GetAsync("/api/v1/completeness?from=2026-11-01&to=2026-11-22");

        (counts.GetProperty("lost").GetInt64(), counts.GetProperty("adds_up").GetBoolean()).ShouldBe((41, true));
        var gateway = counts.GetProperty("gateways")[0];
        (gateway.GetProperty("first").GetInt64(), gateway.GetProperty("last").GetInt64(), gateway.GetProperty("missing").GetInt64())
            .ShouldBe((1, 161, 0));
        gateway.GetProperty("losses")[0].GetRawText().ShouldBe(
            """{"cause":"journal_full","from":"2026-11-20T09:00:00+00:00","to":"2026-11-20T09:00:31+00:00","count":40,"first":60,"provider":"openai","system":"helpdesk"}""");
    }

    [Fact]
    public async Task Totals_are_grouped()
    {
        var totals = await GetAsync("/api/v1/totals?by=model");

        totals.GetProperty("lines").GetArrayLength().ShouldBe(2);
        totals.GetProperty("lines")[0].GetProperty("cost_usd").GetString().ShouldBe("1.25");
        totals.GetProperty("lines")[1].GetProperty("key").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Ordered_pack_can_be_fetched_file_by_file()
    {
        using var answer = await PostAsync(
            """{"framework":"eu-ai-act-deployer","from":"2026-11-01","to":"2026-11-22T00:00:00+01:00","system":"helpdesk","language":"nl"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location!.ToString().ShouldBe("/api/v1/packs/p-1");
        host.Ordered!.Language.ShouldBe("nl");
        host.Ordered.Period.ShouldBe(new Period(
            DateTimeOffset.Parse("2026-11-01T00:00:00Z", null), DateTimeOffset.Parse("2026-11-21T23:00:00Z", null)));
        (await GetAsync("/api/v1/packs")).GetProperty("packs")[0].GetString().ShouldBe("p-1");
        (await GetAsync("/api/v1/packs/p-1")).GetProperty("files").GetArrayLength().ShouldBe(2);
        (await host.Client.GetStringAsync("/api/v1/packs/p-1/files/streams/p00/records.jsonl", Cancellation)).ShouldBe("streams/p00/records.jsonl");
    }

    [Theory]
    [InlineData("/api/v1/packs/p-2/files/pack.pdf")]
    [InlineData("/api/v1/packs/p-1/files/other.pdf")]
    [InlineData("/api/v1/packs/p-1/files/..%2F..%2Fetc%2Fpasswd")]
    public async Task File_the_pack_does_not_list_is_not_found(string path)
    {
        using var answer = await host.Client.GetAsync(path, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("[]", "body")]
    [InlineData("""{"framework":"gdpr","from":"2026-11-01","to":"2026-11-22"}""", "framework")]
    [InlineData("""{"framework":"eu-ai-act-deployer","to":"2026-11-22"}""", "from")]
    [InlineData("""{"framework":"eu-ai-act-deployer","from":"2026-11-22","to":"2026-11-22"}""", "from")]
    [InlineData("""{"framework":"eu-ai-act-deployer","from":"2026-11-01","to":"2026-11-22","language":"de"}""", "language")]
    [InlineData("""{"framework":5}""", "framework")]
    [InlineData("""{"colour":"blue"}""", "colour")]
    public async Task Wrong_member_of_an_order_is_named(string body, string field)
    {
        using var answer = await PostAsync(body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonAsync(answer)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Order_that_is_too_large_is_refused()
    {
        using var answer = await PostAsync(new string(' ', 20_000));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Refused_order_says_why()
    {
        using var answer = await PostAsync("""{"framework":"eu-ai-act-deployer","from":"2026-11-01","to":"2026-11-22","system":"refused"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(answer)).GetProperty("detail").GetString().ShouldBe("The period is not sealed yet.");
    }

    [Fact]
    public async Task Scrub_tells_its_faults_and_takes_one_order_at_a_time()
    {
        var status = await JsonAsync(await host.Client.GetAsync("/api/v1/custody/scrub", Cancellation));
        using var wrong = await host.Client.PostAsync("/api/v1/custody/scrub", new StringContent("""{"stream":"../p00"}""", Encoding.UTF8, "application/json"), Cancellation);
        using var first = await host.Client.PostAsync("/api/v1/custody/scrub", new StringContent("""{"stream":"p00","from":5}""", Encoding.UTF8, "application/json"), Cancellation);
        using var second = await host.Client.PostAsync("/api/v1/custody/scrub", new StringContent("{}", Encoding.UTF8, "application/json"), Cancellation);

        var fault = status.GetProperty("last").GetProperty("reports")[0].GetProperty("faults")[0];
        (fault.GetProperty("first").GetInt64(), fault.GetProperty("what").GetString()).ShouldBe((3, "missing row"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await JsonAsync(first)).GetProperty("id").GetString().ShouldBe("pass-2");
        host.Scrub.Ordered.ShouldBe((new Core.Custody.ScrubScope("p00", 5), false));
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task OpenApi_document_names_every_path_and_parameter()
    {
        using var stranger = new HttpClient { BaseAddress = host.Client.BaseAddress };

        using var document = JsonDocument.Parse(await stranger.GetStringAsync("/openapi/v1.json", Cancellation));

        var paths = document.RootElement.GetProperty("paths");
        paths.EnumerateObject().Select(p => p.Name).ShouldBe(
            [
                "/api/v1/interactions", "/api/v1/interactions/{id}", "/api/v1/totals", "/api/v1/completeness",
                "/api/v1/costs", "/api/v1/costs/focus.csv", "/api/v1/costs/comparison", "/api/v1/costs/corrections", "/api/v1/packs", "/api/v1/packs/{id}",
                "/api/v1/custody/erasures", "/api/v1/custody/erasures/{id}", "/api/v1/custody/erasures/{id}/approval",
                "/api/v1/custody/erasures/{id}/withdrawal", "/api/v1/custody/erasures/{id}/certificate.pdf", "/api/v1/custody/holds",
                "/api/v1/custody/holds/{id}/approval", "/api/v1/custody/holds/{id}/release",
                "/api/v1/custody/master-key", "/api/v1/custody/scrub", "/api/v1/custody/anchors", "/api/v1/packs/{id}/files/{path}", "/healthz", "/readyz",
            ],
            ignoreOrder: true);
        paths.GetProperty("/api/v1/interactions").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Select(p => p.GetProperty("name").GetString())
            .ShouldBe(["from", "to", "system", "user", "model", "provider", "outcome", "pii", "limit", "cursor"], ignoreOrder: true);
        paths.GetProperty("/api/v1/packs").TryGetProperty("post", out _).ShouldBeTrue();
        document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("InteractionItem").GetProperty("properties")
            .TryGetProperty("captured_at", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotation_of_the_master_key_is_told_without_a_key()
    {
        using var answer = await host.Client.PostAsync("/api/v1/custody/master-key", null, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = await JsonAsync(answer);
        told.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["generation", "rewrapped", "storage_keys_ended", "old_fingerprint", "new_fingerprint", "started", "finished", "backup_deadline"]);
        told.GetProperty("rewrapped").GetInt64().ShouldBe(FakeMasterKey.Done.Rewrapped);
        told.GetProperty("old_fingerprint").GetString().ShouldBe(FakeMasterKey.Done.Old);
        told.GetProperty("backup_deadline").GetDateTimeOffset().ShouldBe(host.MasterKey.Deadline!.Value);
    }

    [Fact]
    public async Task Rotation_of_the_master_key_is_for_the_administrator()
    {
        using var stranger = new HttpClient { BaseAddress = host.Client.BaseAddress };
        var asked = host.MasterKey.Asked;

        using var answer = await stranger.PostAsync("/api/v1/custody/master-key", null, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        host.MasterKey.Asked.ShouldBe(asked);
    }

    [Fact]
    public async Task Health_is_open_and_readiness_tells_what_is_missing()
    {
        using var stranger = new HttpClient { BaseAddress = host.Client.BaseAddress };

        (await stranger.GetAsync("/healthz", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/readyz", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Ready = false;
        using var answer = await stranger.GetAsync("/readyz", Cancellation);
        host.Ready = true;

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await JsonAsync(answer)).GetProperty("checks").GetProperty("store").GetBoolean().ShouldBeFalse();
    }

    private static InteractionRow Row(int number) => new(
        new StreamId("p00"),
        new Leaf
        {
            Type = LeafType.Interaction,
            Stream = "audit.example/p00",
            Index = number,
            Id = $"0199a1b2-0000-7000-8000-{number:D12}",
            System = "helpdesk",
            CapturedAt = ApiHost.Now.AddHours(-1).AddMilliseconds(number / 2),
            Meta = new LeafMeta { Provider = "openai", Outcome = "completed", InputTokens = 12, Pii = [new("EMAIL_ADDRESS", 2)] },
        },
        null, null, null);

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await host.Client.GetAsync(path, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await JsonAsync(answer);
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.Client.PostAsync("/api/v1/packs", content, Cancellation);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Cancellation));
        return document.RootElement.Clone();
    }
}
