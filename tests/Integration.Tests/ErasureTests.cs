using System.Text.Json;
using AuditPipeline.Core.Log;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Verify;

namespace AuditPipeline.Integration.Tests;

/// <summary>A data protection officer and counsel erase persons and hold records, on the command line, while the product runs.</summary>
public sealed class ErasureTests
{
    private const string Anna = "anna@example.nl";
    private const string Ben = "ben@example.nl";
    private const string Carla = "carla@example.nl";

    // In one test, because the database keeps replaced files for a minute: both erasures wait for it together.
    [Fact]
    public async Task Persons_are_erased_in_every_file_a_held_record_last_and_all_proofs_stay()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = new Deployment(upstream.As("openai"));
        var (dpo, counsel) = (await Custody.RoleAsync(deployment, "dpo"), await Custody.RoleAsync(deployment, "counsel"));
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
        var ids = new List<string>();
        using (var caller = new Caller(deployment.Gateway))
            for (var i = 0; i < 3; i++) ids.Add(await caller.ChatAsync($"carlas question {i}", headers: [("x-audit-user", Carla)]));
        await deployment.Api.RecordedAsync(11);

        var hold = Json((await Custody.AuditAsync(deployment, "hold", "--record", ids[1], "--reason", "case 17", "--role-key-file", dpo)).Output).GetProperty("id").GetString()!;
        (await Custody.AuditAsync(deployment, "hold", "--approve", hold, "--role-key-file", counsel)).ExitCode.ShouldBe(0);
        var carlas = Json((await Custody.AuditAsync(deployment, "erase", "--subject", Carla, "--role-key-file", dpo)).Output).GetProperty("id").GetString()!;
        var held = Json((await Custody.AuditAsync(deployment, "erase", "--approve", carlas, "--role-key-file", counsel)).Output);
        var kept = await deployment.Api.RecordAsync(ids[1]);
        (await Custody.AuditAsync(deployment, "hold", "--release", hold, "--role-key-file", counsel)).ExitCode.ShouldBe(0);
        (await Custody.AuditAsync(deployment, "hold", "--approve", hold, "--role-key-file", dpo)).ExitCode.ShouldBe(0);

        held.GetProperty("report").GetProperty("held").EnumerateArray().Single().GetProperty("id").GetString().ShouldBe(ids[1]);
        kept.GetRawText().ShouldContain("carlas question 1");

        var ordered = await Custody.AuditAsync(deployment, "erase", "--subject", Anna, "--reference", "AVG-2026-17", "--role-key-file", dpo);
        var order = Json(ordered.Output).GetProperty("id").GetString()!;
        var alone = await Custody.AuditAsync(deployment, "erase", "--approve", order, "--role-key-file", dpo);
        var nobody = await Custody.AuditAsync(deployment, "erase", "--approve", order);
        var done = await Custody.AuditAsync(deployment, "erase", "--approve", order, "--wait", "--role-key-file", counsel);
        var certificate = await Custody.AuditAsync(deployment, "erase", "--certificate", order, "--language", "nl", "--out", deployment.Folder.Below("certificate.pdf"));

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

        var completed = await CompletedAsync(deployment, carlas);
        completed.GetProperty("report").GetProperty("held_count").GetInt64().ShouldBe(0);
        foreach (var id in ids) (await deployment.Api.RecordAsync(id)).GetRawText().ShouldNotContain("carlas question");

        // The pack that showed Anna is gone here; drawn again it stands, shows hers and Carla's records as erased and Ben's as before.
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
        states.Count(s => s == "erased").ShouldBe(8);
        states.Count(s => s == "disclosed").ShouldBe(3);
        Directory.GetFiles(Path.Combine(pack, "statements"), "*.leaf").Length.ShouldBe(3);   // Anna's key; two of Carla's records, then her key

        (await deployment.StopAsync()).ShouldBe(0);
        foreach (var (name, bytes) in secrets) FilesWith(deployment.Data, bytes).ShouldBeEmpty(name);
        records.Count.ShouldBe(8);
        deployment.Printed.ShouldNotContain(Anna);
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

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
