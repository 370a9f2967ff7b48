using System.Text.Json;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary><c>./audit rotate-keys</c>, by the running program and without one.</summary>
public sealed class RotateKeysTests
{
    [Fact]
    public async Task The_master_key_is_rotated_while_the_program_runs_and_while_it_does_not()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using (var caller = new Caller(deployment.Gateway)) await caller.ChatAsync("Hello");
        await deployment.Api.RecordedAsync(1);
        var first = await File.ReadAllBytesAsync(MasterKey(deployment));

        var running = Told(await AuditProgram.RunAsync("rotate-keys", "--config", deployment.Config));
        using (var caller = new Caller(deployment.Gateway)) await caller.ChatAsync("Hello again");
        await deployment.Api.RecordedAsync(2);
        await deployment.StopAsync();
        var stopped = Told(await AuditProgram.RunAsync("rotate-keys", "--config", deployment.Config));
        await deployment.StartAsync();
        using (var caller = new Caller(deployment.Gateway)) await caller.ChatAsync("And again");
        var records = await deployment.Api.RecordedAsync(3);

        running.GetProperty("generation").GetInt64().ShouldBe(2);
        stopped.GetProperty("generation").GetInt64().ShouldBe(3);
        stopped.GetProperty("old_fingerprint").GetString().ShouldBe(running.GetProperty("new_fingerprint").GetString());
        stopped.GetProperty("rewrapped").GetInt64().ShouldBeGreaterThan(0);
        stopped.EnumerateObject().Select(member => member.Name).ShouldBe(running.EnumerateObject().Select(member => member.Name));
        stopped.GetProperty("backup_deadline").GetDateTimeOffset().ShouldBe(
            stopped.GetProperty("started").GetDateTimeOffset() + TimeSpan.FromDays(30) + TimeSpan.FromHours(1), TimeSpan.FromSeconds(1));
        records.ShouldAllBe(record => record.GetProperty("outcome").GetString() == "completed");
        File.ReadAllBytes(MasterKey(deployment)).ShouldNotBe(first);
        deployment.Printed.ShouldContain("Master key rotated to generation 2");
    }

    [Fact]
    public async Task Without_a_key_ring_nothing_is_made()
    {
        using var folder = new TemporaryFolder();

        var result = await AuditProgram.RunAsync("rotate-keys", "--data", folder.Below("data"));

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain($"there is no key ring in {folder.Below("data", "keys")}");
        result.Output.ShouldBeEmpty();
        Directory.Exists(folder.Below("data")).ShouldBeFalse();
    }

    private static string MasterKey(Deployment deployment) => Path.Combine(deployment.Data, "keys", "master.key");

    private static JsonElement Told(CommandResult result)
    {
        result.ExitCode.ShouldBe(0, result.Errors);
        return JsonSerializer.Deserialize<JsonElement>(result.Output);
    }
}
