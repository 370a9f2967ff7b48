using System.Diagnostics;
using System.Text.Json;
using AuditPipeline.Core.Log;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Verify;

namespace AuditPipeline.Integration.Tests;

/// <summary>Somebody changes the log's own files while the program stands still.</summary>
public sealed class LogTamperTests
{
    private const int Calls = 4;

    [Fact]
    public async Task A_changed_file_of_the_log_never_leads_to_a_pack_that_verifies_and_says_something_else()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(deployment.Gateway))
            for (var i = 0; i < Calls; i++) await caller.ChatAsync($"question {i}");
        await deployment.Api.RecordedAsync(Calls);
        var truth = Leaves(await deployment.Api.PackAsync(deployment.Folder.Below("out")));
        (await deployment.StopAsync()).ShouldBe(0);
        var saved = deployment.Folder.Below("saved");
        await CopyAsync(deployment.Data, saved);
        var log = Path.Combine(deployment.Data, "log");

        var noticed = new List<string>();
        foreach (var file in Directory.GetFiles(log, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            if (bytes.Length == 0) continue;
            bytes[bytes.Length / 2] ^= 1;
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await File.WriteAllBytesAsync(file, bytes);

            var (refusal, pack) = await PackAsync(deployment);
            if (deployment.Program is not null) await deployment.KillAsync();

            // What is superseded or can be made again from the rest may go unnoticed; then the pack shows the truth.
            if (pack is not null && refusal is null) Leaves(pack).Take(truth.Count).ShouldBe(truth, file);
            else noticed.Add(Path.GetRelativePath(log, file));
            refusal?.Length.ShouldBeGreaterThan(0, file);

            // Each change meets the folder as it was: a start on a changed log may have gone on from it.
            Directory.Delete(deployment.Data, recursive: true);
            await CopyAsync(saved, deployment.Data);
        }

        truth.Count.ShouldBeGreaterThanOrEqualTo(Calls);
        noticed.ShouldContain("anchor/checkpoint");
        noticed.ShouldContain(path => path.StartsWith("s/p00/tile/0/", StringComparison.Ordinal));
    }

    /// <returns>Why there is no pack that verifies, or null; and the pack, if one was made.</returns>
    private static async Task<(string? Refusal, string? Pack)> PackAsync(Deployment deployment)
    {
        try
        {
            await deployment.StartAsync();
        }
        catch (InvalidOperationException refused)
        {
            return (refused.Message, null);
        }

        var now = DateTimeOffset.UtcNow;
        using var answer = await deployment.Api.OrderAsync(
            new { framework = "eu-ai-act-deployer", from = now.AddHours(-1).ToString("O"), to = now.AddMinutes(1).ToString("O") });
        var body = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        if (!answer.IsSuccessStatusCode) return (body.Text("detail"), null);

        var pack = Path.Combine(deployment.Data, "packs", body.Text("id"));
        var verdict = PackVerifier.Verify(pack, new VerifyOptions { LogKeys = [VerifierKey.Parse(deployment.LogKey)!] });
        return (verdict.FirstBroken?.ToString(), pack);
    }

    private static List<string> Leaves(string pack) =>
        [.. File.ReadLines(Path.Combine(pack, "streams", "p00", "records.jsonl")).Select(l => JsonSerializer.Deserialize<JsonElement>(l).Text("leaf"))];

    private static async Task CopyAsync(string from, string to)
    {
        using var process = Process.Start("cp", ["-a", from, to]);
        await process.WaitForExitAsync();
    }
}
