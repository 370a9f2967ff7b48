using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>The product, a witness of a second party as a process of its own, and a timestamp authority of OpenSSL.</summary>
public sealed class AnchoringTests
{
    private const int Calls = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Pack_of_a_witnessed_and_timestamped_log_shows_both_and_says_when_they_are_missing()
    {
        if (!OpensslAuthority.IsThere) Assert.Skip("openssl is not there");
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        await using var authority = await OpensslAuthority.StartAsync();
        var said = new StringBuilder();
        await using var witness = await WitnessAsync(deployment, said);
        var pins = await SetUpAsync(deployment, witness, authority);
        await CallsAsync(deployment, Calls);

        var pack = await deployment.Api.PackAsync(deployment.Folder.Below("out"));
        var pinned = await AuditProgram.RunAsync(["verify", pack, .. pins, "--timestamp-roots", authority.RootFile]);
        var trusting = await AuditProgram.RunAsync("verify", pack);

        pinned.ExitCode.ShouldBe(0, pinned.Output + pinned.Errors);
        pinned.Output.ShouldContain("witnesses: passed - ");
        pinned.Output.ShouldContain("timestamp: passed - ");
        trusting.ExitCode.ShouldBe(0);
        trusting.Output.ShouldContain("witnesses: not demanded - no witness key pinned");
        var status = await deployment.Api.GetAsync("api/v1/custody/anchors");
        status.GetProperty("alarm").GetBoolean().ShouldBeFalse(status.ToString());
        File.Exists(Path.Combine(deployment.Folder.Below("copy"), $"checkpoint.{await CopiedAsync(deployment)}")).ShouldBeTrue();

        await witness.KillAsync();
        authority.Refuses = 503;
        await CallsAsync(deployment, Calls + 1);   // what was not there when the witness was
        var without = await deployment.Api.PackAsync(deployment.Folder.Below("without"));
        var missing = await AuditProgram.RunAsync(["verify", without, .. pins]);
        var open = await AuditProgram.RunAsync("verify", without);

        missing.ExitCode.ShouldBe(1);
        missing.Output.ShouldContain("carries 0 of 1 witness cosignatures");
        open.ExitCode.ShouldBe(0, open.Output);
        open.Output.ShouldContain("timestamp: not demanded - ");
        status = await deployment.Api.GetAsync("api/v1/custody/anchors");
        status.GetProperty("alarm").GetBoolean().ShouldBeTrue();
        status.GetProperty("quorum_missed_since").ValueKind.ShouldBe(JsonValueKind.String);
        status.GetProperty("witnesses")[0].GetProperty("trouble").GetString().ShouldBe("unreachable");
        status.GetProperty("timestamp").GetProperty("trouble").GetString().ShouldBe("http_503");
        using var ready = await deployment.Api.AskAsync("readyz");
        ready.IsSuccessStatusCode.ShouldBeTrue();
        await CallsAsync(deployment, 2 * Calls);   // no call waits for a witness
    }

    [Fact]
    public async Task Restored_backup_is_refused_by_the_witness_that_saw_more()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        var said = new StringBuilder();
        await using var witness = await WitnessAsync(deployment, said);
        await SetUpAsync(deployment, witness, authority: null);
        await CallsAsync(deployment, 2);
        (await deployment.StopAsync()).ShouldBe(0);
        var backup = deployment.Folder.Below("backup");
        await CopyAsync(deployment.Data, backup);
        await deployment.StartAsync();
        for (var calls = 3; calls <= 5; calls++)
        {
            await CallsAsync(deployment, calls);
            await deployment.Api.PackAsync(deployment.Folder.Below("out"));   // anchors it, and has it cosigned
        }

        (await deployment.StopAsync()).ShouldBe(0);

        Directory.Delete(deployment.Data, recursive: true);
        Directory.Move(backup, deployment.Data);
        await deployment.StartAsync();
        await StatusAsync(deployment, s => s.GetProperty("witnesses")[0].GetProperty("trouble").GetString() == "witness_ahead");

        deployment.Printed.ShouldContain("An older copy of the log was restored, or its history was changed.");
    }

    private static async Task<RunningProgram> WitnessAsync(Deployment deployment, StringBuilder said) => await RunningProgram.StartAsync(
        [
            "witness", "--data", deployment.Folder.Below("witness"), "--listen", "http://127.0.0.1:0", "--log", deployment.LogKey, "--name", "works-council.example",
        ],
        said);

    /// <summary>Stops the product, names those outside in its settings, and starts it again; the options that pin them.</summary>
    private static async Task<string[]> SetUpAsync(Deployment deployment, RunningProgram witness, OpensslAuthority? authority)
    {
        (await deployment.StopAsync()).ShouldBe(0);
        var shown = await AuditProgram.RunAsync("witness", "--data", deployment.Folder.Below("witness"), "--show-key");
        shown.ExitCode.ShouldBe(0, shown.Errors);
        var (key, log) = (deployment.Folder.Below("witness.vkey"), deployment.Folder.Below("log.vkey"));
        File.WriteAllText(key, shown.Output);
        File.WriteAllText(log, deployment.LogKey + "\n");
        File.WriteAllText(
            deployment.Folder.Below("witnesses.policy"), $"log {deployment.LogKey}\nwitness council {shown.Output.Trim()} {witness.Witness}\nquorum council\n");
        Directory.CreateDirectory(deployment.Folder.Below("copy"));
        deployment.Add("anchors:\n  witnesses:\n    policy: witnesses.policy\n  copies:\n    - folder: " + deployment.Folder.Below("copy"));
        if (authority is not null) deployment.Add($"  timestamps:\n    url: {authority.Url}\n    ca_file: {authority.RootFile}");
        await deployment.StartAsync();
        return ["--key", log, "--witness", key];
    }

    private static async Task CallsAsync(Deployment deployment, int recorded)
    {
        using var caller = new Caller(deployment.Gateway);
        var there = (await deployment.Api.InteractionsAsync()).Count;
        for (var i = there; i < recorded; i++) await caller.ChatAsync($"question {i}");
        await deployment.Api.RecordedAsync(recorded);
    }

    private static async Task<JsonElement> StatusAsync(Deployment deployment, Func<JsonElement, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var status = await deployment.Api.GetAsync("api/v1/custody/anchors");
            if (status.GetProperty("witnesses").GetArrayLength() > 0 && wanted(status)) return status;
            if (patience.IsCancellationRequested) throw new TimeoutException($"after {Patience}: {status}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task<long> CopiedAsync(Deployment deployment)
    {
        var status = await StatusAsync(deployment, s => s.GetProperty("copies")[0].GetProperty("size").GetInt64() > 0);
        return status.GetProperty("copies")[0].GetProperty("size").GetInt64();
    }

    // With modes and links, as a backup is made.
    private static async Task CopyAsync(string from, string to)
    {
        using var copying = Process.Start("cp", ["-a", from, to]);
        await copying.WaitForExitAsync();
        copying.ExitCode.ShouldBe(0);
    }
}
