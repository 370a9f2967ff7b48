using System.Globalization;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Queries;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Reports.Packs;
using AuditPipeline.Verify;

namespace AuditPipeline.Host.Demo;

/// <summary>One run of the demonstration: host, upstream, traffic, packs, verification, report.</summary>
internal sealed class DemoRun(string output, string? corpus, bool allPacks)
{
    private static readonly TimeSpan SealingPatience = TimeSpan.FromMinutes(5);

    private readonly DemoProgress _progress = new(Console.Error);

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var data = Path.Combine(Path.GetTempPath(), $"audit-demo-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(output);
            return await RunAsync(data, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{e.Message}");
        }
        catch (InvalidDataException e)
        {
            throw new CommandFailure(e.Message, ExitCode.Usage);
        }
        finally
        {
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    private async Task<int> RunAsync(string data, CancellationToken cancellation)
    {
        await using var upstream = await DemoUpstream.StartAsync(corpus, cancellation);
        var settings = DemoSettings.For(data, upstream.Routes, corpus is not null);
        _progress.Say("starting the gateway, the processor, in-process ClickHouse and the API");
        var started = TimeProvider.System.GetUtcNow();
        DemoReport report;
        await using (var host = await EmbeddedHost.StartAsync(
            new EmbeddedOptions(settings, data, NativeParts.Folder, Quiet: true), cancellation))
        {
            _progress.Say($"sending {upstream.Calls} calls through {host.GatewayAddress}");
            var sent = await upstream.SendAsync(host.GatewayAddress, _progress, cancellation);
            await WaitUntilSealedAsync(host, cancellation);

            var period = new Period(started.AddSeconds(-1), TimeProvider.System.GetUtcNow().AddSeconds(1));
            var packs = new List<DemoPack>();
            foreach (var (framework, language) in Wanted())
                packs.Add(await PackAsync(host, new PackRequest(framework, period, null, language, null, null, "demo"), cancellation));
            report = await DemoReport.CollectAsync(host, period, sent, packs, cancellation);
            _progress.Say("stopping");
        }

        report.Print(Console.Out);
        return report.IsGood ? ExitCode.Done : ExitCode.Negative;
    }

    private IEnumerable<(string Framework, string Language)> Wanted() => allPacks
        ? PackFrameworks.All.SelectMany(f => new[] { (f, "en"), (f, "nl") })
        : [(PackFrameworks.EuAiActDeployer, "en")];

    private async Task WaitUntilSealedAsync(EmbeddedHost host, CancellationToken cancellation)
    {
        _progress.Say("waiting until every accepted call is sealed and stored");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(SealingPatience);
        try
        {
            while (true)
            {
                var counts = await host.Journal.CountAsync(patience.Token);
                if (counts.Open.Count == 0 && counts.Waiting == 0) return;
                await Task.Delay(20, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var counts = await host.Journal.CountAsync(cancellation);
            throw new CommandFailure($"not everything was sealed within {SealingPatience.TotalMinutes:0} minutes: {counts.Open.Count} calls open, {counts.Waiting} waiting");
        }
    }

    private async Task<DemoPack> PackAsync(EmbeddedHost host, PackRequest request, CancellationToken cancellation)
    {
        _progress.Say($"building the pack {request.Framework} ({request.Language})");
        var receipt = await host.Packs.BuildAsync(request, cancellation);
        if (receipt.PackId is not { } id) throw new CommandFailure($"the pack was not built: {receipt.Refusal}");

        var kept = Path.Combine(host.Folders.Packs, id);
        var folder = Path.Combine(output, id);
        CopyFolder(kept, folder);
        var key = Path.Combine(output, "log.vkey");
        await File.WriteAllTextAsync(key, host.LogKey + "\n", cancellation);
        _progress.Say("verifying it offline");
        var verdict = await PackVerifier.VerifyAsync(
            folder, new VerifyOptions { LogKeys = [Core.Log.VerifierKey.Parse(host.LogKey)!] }, null, cancellation);
        return new DemoPack(request, id, folder, key, verdict);
    }

    private static void CopyFolder(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: false);
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }
}
