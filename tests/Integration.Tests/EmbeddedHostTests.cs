using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;
using NativeParts = AuditPipeline.Tests.Shared.NativeParts;

namespace AuditPipeline.Integration.Tests;

public sealed class EmbeddedHostTests
{
    [Fact]
    public async Task One_process_runs_hosts_on_several_folders_one_after_another()
    {
        var native = NativeParts.Folder();
        if (native is null) Assert.Skip(NativeParts.Missing);
        using var folder = new TemporaryFolder();
        await using var upstream = Upstreams.Chat();

        foreach (var (name, expected) in new[] { ("first", 1), ("second", 1), ("first", 2) })
        {
            var settings = new AuditSettings
            {
                Data = folder.Below(name),
                Listen = new ListenSettings { Gateway = "127.0.0.1:0", Console = "127.0.0.1:0" },
                Gateway = new GatewaySettings { Providers = upstream.As("openai") },
            };
            await using (var host = await EmbeddedHost.StartAsync(new EmbeddedOptions(settings, folder.FullPath, native, Quiet: true), default))
            {
                using var caller = new Caller(host.GatewayAddress);
                await caller.ChatAsync("Hello");
                (await host.Journal.CountAsync(default)).Accepted.ShouldBe(expected);
            }

            File.Exists(folder.Below(name, "run", "host.json")).ShouldBeFalse();
        }
    }
}
