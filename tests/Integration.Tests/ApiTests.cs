using System.Net;
using System.Text.Json;
using AuditPipeline.Core.Log;
using AuditPipeline.Host.Demo;
using AuditPipeline.Integration.Tests.Harness;

namespace AuditPipeline.Integration.Tests;

public sealed class ApiTests(DemoDeployment demo) : IClassFixture<DemoDeployment>
{
    private static readonly string[] Paths =
    [
        "/api/v1/interactions", "/api/v1/interactions/{id}", "/api/v1/totals", "/api/v1/completeness", "/api/v1/costs",
        "/api/v1/costs/focus.csv", "/api/v1/costs/comparison", "/api/v1/costs/corrections", "/api/v1/packs", "/api/v1/packs/{id}",
        "/api/v1/custody/erasures", "/api/v1/custody/erasures/{id}", "/api/v1/custody/erasures/{id}/approval",
        "/api/v1/custody/erasures/{id}/withdrawal", "/api/v1/custody/erasures/{id}/certificate.pdf", "/api/v1/custody/holds",
        "/api/v1/custody/holds/{id}/approval", "/api/v1/custody/holds/{id}/release",
        "/api/v1/custody/master-key", "/api/v1/custody/scrub", "/api/v1/custody/anchors", "/api/v1/packs/{id}/files/{path}", "/healthz", "/readyz",
    ];

    [Fact]
    public async Task The_description_lists_every_path()
    {
        var description = await demo.Api.GetAsync("openapi/v1.json");

        description.GetProperty("paths").EnumerateObject().Select(p => p.Name).ShouldBe(Paths, ignoreOrder: true);
    }

    [Fact]
    public async Task Health_and_readiness_need_no_key()
    {
        using var stranger = new HttpClient { BaseAddress = demo.Deployment.Program!.Api };

        var healthy = await stranger.GetAsync(new Uri("healthz", UriKind.Relative));
        var ready = await stranger.GetAsync(new Uri("readyz", UriKind.Relative));

        healthy.StatusCode.ShouldBe(HttpStatusCode.OK);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("system=hr-screening", "system", "hr-screening")]
    [InlineData("provider=anthropic", "provider", "anthropic")]
    [InlineData("outcome=client_left", "outcome", "client_left")]
    [InlineData("model=gpt-4o-mini", "model_requested", "gpt-4o-mini")]
    [InlineData("model=claude-sonnet-4-5-20250929", "model_answered", "claude-sonnet-4-5-20250929")]
    public async Task A_filter_gives_exactly_the_records_it_names(string filter, string member, string value)
    {
        var all = await demo.Api.InteractionsAsync();

        var filtered = await demo.Api.InteractionsAsync(filter);

        filtered.ShouldNotBeEmpty();
        filtered.Select(r => r.Id()).ShouldBe(all.Where(r => r.Text(member) == value).Select(r => r.Id()));
    }

    [Fact]
    public async Task Records_are_found_by_kind_of_personal_data_and_by_user_named_or_pseudonymous()
    {
        var all = await demo.Api.InteractionsAsync();

        var addresses = await demo.Api.InteractionsAsync("pii=EMAIL_ADDRESS");
        var named = await demo.Api.InteractionsAsync("user=user05%40example.org");
        var pseudonym = named[0].Text("user_pseudonym");
        var byPseudonym = await demo.Api.InteractionsAsync($"user={pseudonym}");

        addresses.ShouldNotBeEmpty();
        addresses.Select(r => r.Id()).ShouldBe(all.Where(r => r.GetProperty("pii").TryGetProperty("EMAIL_ADDRESS", out _)).Select(r => r.Id()));
        named.Select(r => r.Id()).ShouldBe(all.Where(r => r.Text("user_pseudonym") == pseudonym).Select(r => r.Id()));
        byPseudonym.Count.ShouldBe(named.Count);
    }

    [Fact]
    public async Task Totals_of_every_grouping_add_up_to_the_calls()
    {
        var all = await demo.Api.InteractionsAsync();

        foreach (var by in (string[])["", "day", "model", "system", "provider", "outcome"])
        {
            var totals = await demo.Api.GetAsync($"api/v1/totals?by={by}");
            totals.GetProperty("lines").EnumerateArray().Sum(l => l.GetProperty("calls").GetInt64()).ShouldBe(all.Count, by);
        }
    }

    [Fact]
    public async Task Statements_of_every_grouping_and_the_export_add_up_to_the_cost_of_the_trail()
    {
        var all = await demo.Api.InteractionsAsync();
        var known = all.Select(r => r.GetProperty("cost_usd").GetString()).OfType<string>().Sum(Amount);

        foreach (var by in (string[])["", "day", "system", "team", "tag:project", "model", "provider"])
        {
            var costs = await demo.Api.GetAsync($"api/v1/costs?by={by}");
            var lines = costs.GetProperty("lines").EnumerateArray().ToList();
            if (costs.GetProperty("unallocated") is { ValueKind: JsonValueKind.Object } nobody) lines.Add(nobody);

            lines.Sum(line => line.GetProperty("calls").GetInt64()).ShouldBe(all.Count, by);
            lines.Select(line => line.GetProperty("usd").GetString()).OfType<string>().Sum(Amount).ShouldBe(known, by);
            Amount(costs.GetProperty("total").GetProperty("usd").GetString()!).ShouldBe(known, by);
            costs.GetProperty("total").GetProperty("parts").EnumerateObject().Sum(part => Amount(part.Value.GetString()!)).ShouldBe(known, by);
            costs.GetProperty("total").GetProperty("unpriced").GetInt64().ShouldBe(
                costs.GetProperty("unpriced").EnumerateArray().Sum(line => line.GetProperty("calls").GetInt64()), by);
        }

        using var export = await demo.Api.AskAsync("api/v1/costs/focus.csv");
        var rows = (await export.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1);
        rows.Sum(row => Amount(row.Split(',')[0])).ShouldBe(known);   // BilledCost is the first column
    }

    private static decimal Amount(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Paging_is_stable_while_new_records_arrive()
    {
        var before = (await demo.Api.InteractionsAsync()).Select(r => r.Id()).ToList();
        var seen = new List<string>();
        using var caller = new Caller(demo.Deployment.Gateway);

        string? cursor = null;
        var pages = 0;
        do
        {
            var page = await demo.Api.GetAsync("api/v1/interactions?limit=50" + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.AddRange(page.GetProperty("interactions").EnumerateArray().Select(i => i.Id()));
            cursor = page.GetProperty("next").GetString();
            pages++;
            await caller.ChatAsync("One more meanwhile");
            await demo.Api.RecordedAsync(before.Count + pages);
        }
        while (cursor is not null);

        pages.ShouldBeGreaterThan(4);
        seen.ShouldBe(before);
    }

    [Fact]
    public async Task The_proof_of_a_record_leads_to_a_checkpoint_signed_by_the_log()
    {
        var some = (await demo.Api.InteractionsAsync("system=support-bot"))[3];

        var record = await demo.ProvenAsync(some.Id());
        var proof = record.GetProperty("proof");
        var leafHash = MerkleTree.HashLeaf(Convert.FromBase64String(record.Text("leaf_bytes")));
        var root = MerkleHash.Parse(proof.Text("root"));
        var size = proof.GetProperty("size").GetInt64();
        var hashes = proof.GetProperty("hashes").EnumerateArray().Select(h => MerkleHash.Parse(h.GetString())).ToArray();
        var note = SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(proof.Text("checkpoint")))!;
        var checkpoint = Checkpoint.Parse(note.Text)!;

        InclusionProof.Verify(leafHash, record.GetProperty("index").GetInt64(), size, hashes, root).ShouldBeTrue();
        proof.Text("leaf_hash").ShouldBe(leafHash.ToString());
        checkpoint.Root.ShouldBe(root);
        checkpoint.Size.ShouldBe(size);
        VerifierKey.Parse(demo.Deployment.LogKey)!.Under(checkpoint.Origin).Verify(note).IsGood.ShouldBeTrue();
        JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String(record.Text("leaf_bytes"))).Text("id").ShouldBe(some.Id());
    }

    [Fact]
    public async Task A_wrong_key_and_no_key_are_refused()
    {
        foreach (var key in (string[])["audit_" + new string('0', 64), "x", demo.Deployment.Key + "0"])
        {
            using var answer = await new AuditClient(demo.Deployment.Program!.Api, key).AskAsync("api/v1/interactions");
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var stranger = new HttpClient { BaseAddress = demo.Deployment.Program!.Api };
        (await stranger.GetAsync(new Uri("api/v1/packs", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("interactions?from=yesterday", "from")]
    [InlineData("interactions?from=2026-11-02&to=2026-11-01", "from")]
    [InlineData("interactions?from=2000-01-01", "from")]
    [InlineData("interactions?outcome=great", "outcome")]
    [InlineData("interactions?limit=0", "limit")]
    [InlineData("interactions?limit=1001", "limit")]
    [InlineData("interactions?cursor=!!", "cursor")]
    [InlineData("interactions?system=a&system=b", "system")]
    [InlineData("interactions/not-an-id", "id")]
    [InlineData("totals?by=colour", "by")]
    [InlineData("completeness?to=never", "to")]
    public async Task A_wrong_parameter_is_named(string path, string field)
    {
        using var answer = await demo.Api.AskAsync("api/v1/" + path);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).Text("field").ShouldBe(field);
    }

    [Theory]
    [InlineData("gdpr", "2026-11-01", "2026-11-02", "en", "framework")]
    [InlineData(null, "2026-11-01", "2026-11-02", "en", "framework")]
    [InlineData("eu-ai-act-deployer", "soon", "2026-11-02", "en", "from")]
    [InlineData("eu-ai-act-deployer", "2026-11-02", "2026-11-01", "en", "from")]
    [InlineData("eu-ai-act-deployer", "2026-11-01", "2026-11-02", "fr", "language")]
    public async Task A_wrong_order_of_a_pack_is_refused_and_its_field_named(string? framework, string from, string to, string language, string field)
    {
        using var answer = await demo.Api.OrderAsync(new { framework, from, to, language });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).Text("field").ShouldBe(field);
    }

    [Fact]
    public async Task A_file_outside_a_pack_is_not_served()
    {
        await demo.Api.PackAsync(demo.Deployment.Folder.Below("out"));
        var id = (await demo.Api.GetAsync("api/v1/packs")).GetProperty("packs")[0].GetString();

        foreach (var path in (string[])["..%2f..%2fkeys%2fadministrator.sha256", "%2e%2e/%2e%2e/audit.yaml", "none.txt"])
        {
            using var answer = await demo.Api.AskAsync($"api/v1/packs/{id}/files/{path}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }
}
