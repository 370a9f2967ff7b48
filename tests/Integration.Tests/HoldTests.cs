using System.Text.Json;
using AuditPipeline.Integration.Tests.Harness;

namespace AuditPipeline.Integration.Tests;

/// <summary>A legal hold stands against an erasure, on the command line, while the product runs.</summary>
public sealed class HoldTests
{
    private const string Anna = "anna@example.nl";

    [Fact]
    public async Task Held_record_is_listed_with_its_hold_and_erased_when_two_roles_end_it()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = new Deployment(upstream.As("openai"));
        var (dpo, counsel) = (await Custody.RoleAsync(deployment, "dpo"), await Custody.RoleAsync(deployment, "counsel"));
        await deployment.StartAsync();
        var ids = new List<string>();
        using (var caller = new Caller(deployment.Gateway))
            for (var i = 0; i < 3; i++) ids.Add(await caller.ChatAsync($"annas question {i}", headers: [("x-audit-user", Anna)]));
        await deployment.Api.RecordedAsync(3);
        var hold = Json((await Custody.AuditAsync(deployment, "hold", "--record", ids[1], "--reason", "case 17", "--role-key-file", dpo)).Output).GetProperty("id").GetString()!;
        (await Custody.AuditAsync(deployment, "hold", "--approve", hold, "--role-key-file", counsel)).ExitCode.ShouldBe(0);
        var order = Json((await Custody.AuditAsync(deployment, "erase", "--subject", Anna, "--role-key-file", dpo)).Output).GetProperty("id").GetString()!;

        var held = Json((await Custody.AuditAsync(deployment, "erase", "--approve", order, "--role-key-file", counsel)).Output);
        var kept = await deployment.Api.RecordAsync(ids[1]);
        (await Custody.AuditAsync(deployment, "hold", "--release", hold, "--role-key-file", counsel)).ExitCode.ShouldBe(0);
        (await Custody.AuditAsync(deployment, "hold", "--approve", hold, "--role-key-file", dpo)).ExitCode.ShouldBe(0);
        var completed = await CompletedAsync(deployment, order);

        held.GetProperty("report").GetProperty("held").EnumerateArray().Single().GetProperty("id").GetString().ShouldBe(ids[1]);
        kept.GetRawText().ShouldContain("annas question 1");
        completed.GetProperty("report").GetProperty("held_count").GetInt64().ShouldBe(0);
        (await deployment.Api.RecordAsync(ids[1])).GetRawText().ShouldNotContain("annas question");
    }

    private static async Task<JsonElement> CompletedAsync(Deployment deployment, string order)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var shown = await deployment.Api.GetAsync($"api/v1/custody/erasures/{order}");
            if (shown.GetProperty("state").GetString() == "done") return shown;
            await Task.Delay(TimeSpan.FromMilliseconds(250), patience.Token);
        }
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
