using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Queries;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Reports.Packs;
using AuditPipeline.Tests.Shared;
using AuditPipeline.Verify;
using NativeParts = AuditPipeline.Tests.Shared.NativeParts;

namespace AuditPipeline.Integration.Tests;

/// <summary>Calls that could not be recorded, from the journal to the pack.</summary>
public sealed class LossTests
{
    [Fact]
    public async Task Pack_with_a_loss_verifies_and_tells_of_it()
    {
        var native = NativeParts.Folder();
        if (native is null) Assert.Skip(NativeParts.Missing);
        using var folder = new TemporaryFolder();
        await using var upstream = Upstreams.Chat();
        var settings = new AuditSettings
        {
            Data = folder.Below("data"),
            Listen = new ListenSettings { Gateway = "127.0.0.1:0", Console = "127.0.0.1:0" },
            Gateway = new GatewaySettings { Providers = upstream.As("openai") },
        };
        var cancellation = TestContext.Current.CancellationToken;
        var from = DateTimeOffset.UtcNow;
        await using var host = await EmbeddedHost.StartAsync(new EmbeddedOptions(settings, folder.FullPath, native, Quiet: true), cancellation);
        using var caller = new Caller(host.GatewayAddress);

        await caller.ChatAsync("before");
        var lostAt = await LoseAsync(host, calls: 3);
        await caller.ChatAsync("after");
        await SealedAsync(host, records: 3, cancellation);
        var receipt = await host.Packs.BuildAsync(
            new PackRequest(PackFrameworks.EuAiActDeployer, new Period(from, DateTimeOffset.UtcNow), null, "en", null, null, "test"), cancellation);

        var pack = Path.Combine(host.Folders.Packs, receipt.PackId.ShouldNotBeNull(receipt.Refusal));
        var verdict = PackVerifier.Verify(pack, new VerifyOptions { LogKeys = [VerifierKey.Parse(host.LogKey)!] }, null, cancellation);
        verdict.FirstBroken.ShouldBeNull();
        verdict.Counts.Lost.ShouldBe(3);
        using var findings = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(pack, "findings.json"), cancellation));
        var gateway = findings.RootElement.GetProperty("figures").GetProperty("completeness").GetProperty("gateways")[0];
        (Number(gateway, "accepted"), Number(gateway, "recorded"), Number(gateway, "lost"), Number(gateway, "unexplained")).ShouldBe((5, 2, 3, 0));
        var loss = gateway.GetProperty("losses")[0];
        (Number(loss, "first"), Number(loss, "count"), loss.GetProperty("cause").GetString()).ShouldBe((2, 3, "journal_full"));
        DateTimeOffset.Parse(loss.GetProperty("from").GetString()!, null).ShouldBe(lostAt, TimeSpan.FromSeconds(1));
    }

    private static async Task<DateTimeOffset> LoseAsync(EmbeddedHost host, int calls)
    {
        var now = DateTimeOffset.UtcNow;
        for (var i = 0; i < calls; i++) host.Journal.Forwarding(now);
        var loss = new CaptureLoss(
            EnvelopeId.New(now, new CountingRandomness()), "default", "openai", "helpdesk", LossCause.JournalFull, now, now.AddSeconds(1), calls);
        var answer = await host.Journal.LoseAsync(loss, default);
        answer.Number.ShouldNotBeNull(answer.Refusal);
        return now;
    }

    private static async Task SealedAsync(EmbeddedHost host, long records, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (host.Status.Sealed < records || (await host.Journal.CountAsync(patience.Token)).Waiting > 0) await Task.Delay(20, patience.Token);
    }

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
