using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Log;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Verify;

namespace AuditPipeline.Integration.Tests;

/// <summary>A data protection officer and counsel erase a person, on the command line, while the product runs.</summary>
public sealed class ErasureTests
{
    private const string Anna = "anna@example.nl";
    private const string Ben = "ben@example.nl";

    [Fact]
    public async Task Person_is_erased_in_every_file_and_all_proofs_stay()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = new Deployment(upstream.As("openai"));
        var (dpo, counsel) = (await RoleAsync(deployment, "dpo"), await RoleAsync(deployment, "counsel"));
        await deployment.StartAsync();
        using (var caller = new Caller(deployment.Gateway))
        {
            for (var i = 0; i < 5; i++) await caller.ChatAsync($"annas question {i}", headers: [("x-audit-user", Anna)]);
            for (var i = 0; i < 3; i++) await caller.ChatAsync($"bens question {i}", headers: [("x-audit-user", Ben)]);
        }

        var records = await deployment.Api.RecordedAsync(8);
        var shows = await deployment.Api.PackAsync(deployment.Folder.Below("before"));
        (await deployment.StopAsync()).ShouldBe(0);
        var secrets = await SecretsAsync(deployment);
        foreach (var (name, bytes) in secrets) FilesWith(deployment.Data, bytes).ShouldNotBeEmpty($"{name} must be found before, or the search proves nothing");
        await deployment.StartAsync();

        var ordered = await AuditAsync(deployment, "erase", "--subject", Anna, "--reference", "AVG-2026-17", "--role-key-file", dpo);
        var id = Json(ordered.Output).GetProperty("id").GetString()!;
        var alone = await AuditAsync(deployment, "erase", "--approve", id, "--role-key-file", dpo);
        var nobody = await AuditAsync(deployment, "erase", "--approve", id);
        var done = await AuditAsync(deployment, "erase", "--approve", id, "--wait", "--role-key-file", counsel);
        var certificate = await AuditAsync(deployment, "erase", "--certificate", id, "--language", "nl", "--out", deployment.Folder.Below("certificate.pdf"));

        ordered.ExitCode.ShouldBe(0, ordered.Errors);
        ordered.Output.ShouldNotContain(Anna);
        (alone.ExitCode, nobody.ExitCode).ShouldBe((2, 2));
        alone.Errors.ShouldContain("another must approve");
        done.ExitCode.ShouldBe(0, done.Errors + done.Output);
        var report = Json(done.Output);
        report.GetProperty("state").GetString().ShouldBe("done");
        report.GetProperty("report").GetProperty("erased").GetInt64().ShouldBe(5);
        report.GetProperty("report").GetProperty("withdrawn_packs").EnumerateArray().Select(p => p.GetString()).ShouldBe([Path.GetFileName(shows)]);
        certificate.ExitCode.ShouldBe(0, certificate.Errors);

        // The pack that showed Anna is gone here; drawn again it stands, shows her records as erased and Ben's as before.
        using (var withdrawn = await deployment.Api.AskAsync($"api/v1/packs/{Path.GetFileName(shows)}")) ((int)withdrawn.StatusCode).ShouldBe(404);
        var pack = await deployment.Api.PackAsync(deployment.Folder.Below("after"));
        foreach (var drawn in (string[])[shows, pack])
        {
            var verdict = await PackVerifier.VerifyAsync(drawn, new VerifyOptions { LogKeys = [VerifierKey.Parse(deployment.LogKey)!] });
            verdict.FirstBroken.ShouldBeNull(drawn);
        }

        var states = (await File.ReadAllLinesAsync(Path.Combine(pack, "streams/p00/records.jsonl")))
            .Select(line => Json(line)).Where(r => r.TryGetProperty("parts", out _))
            .Select(r => r.GetProperty("parts").GetProperty("body").GetProperty("state").GetString()).ToList();
        states.Count(s => s == "erased").ShouldBe(5);
        states.Count(s => s == "disclosed").ShouldBe(3);
        Directory.GetFiles(Path.Combine(pack, "statements"), "*.leaf").Length.ShouldBe(1);

        (await deployment.StopAsync()).ShouldBe(0);
        foreach (var (name, bytes) in secrets) FilesWith(deployment.Data, bytes).ShouldBeEmpty(name);
        records.Count.ShouldBe(8);
        deployment.Printed.ShouldNotContain(Anna);
    }

    [Fact]
    public async Task Held_record_is_listed_with_its_hold_and_erased_when_two_roles_end_it()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = new Deployment(upstream.As("openai"));
        var (dpo, counsel) = (await RoleAsync(deployment, "dpo"), await RoleAsync(deployment, "counsel"));
        await deployment.StartAsync();
        var ids = new List<string>();
        using (var caller = new Caller(deployment.Gateway))
            for (var i = 0; i < 3; i++) ids.Add(await caller.ChatAsync($"annas question {i}", headers: [("x-audit-user", Anna)]));
        await deployment.Api.RecordedAsync(3);
        var hold = Json((await AuditAsync(deployment, "hold", "--record", ids[1], "--reason", "case 17", "--role-key-file", dpo)).Output).GetProperty("id").GetString()!;
        (await AuditAsync(deployment, "hold", "--approve", hold, "--role-key-file", counsel)).ExitCode.ShouldBe(0);
        var order = Json((await AuditAsync(deployment, "erase", "--subject", Anna, "--role-key-file", dpo)).Output).GetProperty("id").GetString()!;

        var held = Json((await AuditAsync(deployment, "erase", "--approve", order, "--wait", "--role-key-file", counsel)).Output);
        var kept = await deployment.Api.RecordAsync(ids[1]);
        (await AuditAsync(deployment, "hold", "--release", hold, "--role-key-file", counsel)).ExitCode.ShouldBe(0);
        (await AuditAsync(deployment, "hold", "--approve", hold, "--role-key-file", dpo)).ExitCode.ShouldBe(0);
        var completed = await CompletedAsync(deployment, order);

        held.GetProperty("state").GetString().ShouldBe("held");
        held.GetProperty("report").GetProperty("held").EnumerateArray().Single().GetProperty("id").GetString().ShouldBe(ids[1]);
        kept.GetRawText().ShouldContain("annas question 1");
        completed.GetProperty("report").GetProperty("held_count").GetInt64().ShouldBe(0);
        (await deployment.Api.RecordAsync(ids[1])).GetRawText().ShouldNotContain("annas question");
    }

    /// <summary>Bytes that must be nowhere afterwards: Anna's wrapped key, and the ciphertexts of her originals.</summary>
    private static async Task<List<(string Name, byte[] Bytes)>> SecretsAsync(Deployment deployment)
    {
        await using var store = await StoreFolder.OpenAsync(deployment);
        var found = await store.TextsAsync(
            """
            SELECT concat(k.kek_id, ' ', hex(p.ciphertext)) FROM payloads AS p INNER JOIN record_keys AS k ON k.id = p.id AND k.part = p.part
            WHERE p.id IN (SELECT id FROM content WHERE position(payload, 'annas question') > 0)
            """);
        found.Count.ShouldBe(5);
        var secrets = found.Select((line, i) => ($"original {i}", Convert.FromHexString(line.Split(' ')[1])[..64])).ToList();
        using var ring = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(deployment.Data, "keys", "keyring.db")};Mode=ReadOnly;Pooling=False");
        ring.Open();
        using var command = ring.CreateCommand();
        command.CommandText = "SELECT wrapped FROM kek WHERE id = $id";
        command.Parameters.AddWithValue("$id", found[0].Split(' ')[0]);
        secrets.Add(("wrapped key", ((byte[])command.ExecuteScalar()!)[13..]));
        return secrets;
    }

    private static List<string> FilesWith(string folder, byte[] bytes) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => File.ReadAllBytes(f).AsSpan().IndexOf(bytes) >= 0)];

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

    private static async Task<string> RoleAsync(Deployment deployment, string role)
    {
        var file = deployment.Folder.Below($"{role}.key");
        var made = await AuditProgram.RunAsync("role-key", "--role", role, "--out", file);
        made.ExitCode.ShouldBe(0, made.Errors);
        var lines = made.Output.TrimEnd().Split('\n');
        deployment.Add(string.Join('\n', File.ReadAllText(deployment.Config).Contains("custody:", StringComparison.Ordinal) ? lines[2..] : lines));
        return file;
    }

    private static Task<CommandResult> AuditAsync(Deployment deployment, params string[] arguments) =>
        AuditProgram.RunAsync([.. arguments, "--config", deployment.Config]);

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
