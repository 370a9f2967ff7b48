using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Processor.Custody.Scrub;
using AuditPipeline.Reports.Query;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Host.Commands;

/// <summary><c>./audit scrub</c>: holds everything stored against the log, by the running Host or, where none runs, in this process.</summary>
internal static class ScrubCommand
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var config = SettingsOptions.Config();
        var data = SettingsOptions.Data();
        var url = ApiClient.Url();
        var stream = new Option<string?>("--stream") { Description = "only this stream, such as p00" };
        var from = new Option<long>("--from") { Description = "first index of each stream", DefaultValueFactory = _ => 0 };
        var resume = new Option<bool>("--resume") { Description = "go on where the last such pass was stopped" };
        var key = new Option<string?>("--key") { Description = "file with the log key (vkey), for signatures where no Host runs; a running Host uses its own" };
        var json = new Option<bool>("--json") { Description = "one JSON object instead of lines" };
        var command = new Command(
            "scrub",
            "Holds every stored row, part, tile and signed head against each other, without any secret key, and names every index that differs. "
            + "A running Host does it; where none runs, this process does. Exits 0 when all agrees, 1 when something differs, 3 when it could not be done.")
        {
            config, data, url, stream, from, resume, key, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var scope = new ScrubScope(parsed.GetValue(stream), parsed.GetValue(from));
            if (scope.Stream is { } named && !StreamId.IsName(named)) throw new CommandFailure($"--stream {named}: a stream is named like p00", ExitCode.Usage);
            if (scope.From < 0) throw new CommandFailure("--from must be 0 or more", ExitCode.Usage);

            var pass = await RunAsync(
                parsed.GetValue(url), parsed.GetValue(config), parsed.GetValue(data), scope, parsed.GetValue(resume), parsed.GetValue(key), cancellation);
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(pass, HostJson.Default.ScrubPass));
            else Print(pass, Console.Out);
            return pass.Faults == 0 ? ExitCode.Done : ExitCode.Negative;
        });
        return command;
    }

    /// <summary>A pass for people: a line per log, then every fault, then one last line.</summary>
    public static void Print(ScrubPass pass, TextWriter output)
    {
        foreach (var report in pass.Reports.Where(r => r.Size > 0 || r.Rows > 0 || r.InFlight > 0 || r.FaultCount > 0)) output.WriteLine(Line(report));
        foreach (var report in pass.Reports)
        {
            foreach (var fault in report.Faults) output.WriteLine($"{report.Log}{Place(fault)}: {fault.What}");
            if (report.Unlisted > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Log}: {report.Unlisted} more are not listed"));
        }

        output.WriteLine(pass.Faults == 0
            ? string.Create(CultureInfo.InvariantCulture, $"CLEAN: {pass.Rows} rows are what was sealed")
            : string.Create(CultureInfo.InvariantCulture, $"FAULTS: {pass.Faults} places differ from what was sealed"));
    }

    private static string Line(ScrubReport report)
    {
        var rows = string.Create(CultureInfo.InvariantCulture, $"{report.Log}: {report.Rows} rows of {report.Size - report.From}, {report.FaultCount} faults");
        if (report.From > 0) rows += string.Create(CultureInfo.InvariantCulture, $", from {report.From}");
        if (report.InFlight > 0) rows += string.Create(CultureInfo.InvariantCulture, $", {report.InFlight} beyond the log");
        return report.Log == LogLayout.AnchorFolder
            ? rows
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{rows}; content {Of(report.Content)}, ciphertexts {Of(report.Ciphertexts)}, keys {Of(report.Keys)} present");
    }

    private static string Of(PartPresence parts) => string.Create(CultureInfo.InvariantCulture, $"{parts.Present} of {parts.Present + parts.Absent}");

    private static string Place(ScrubFault fault) => fault switch
    {
        { First: null } => "",
        { First: var first, Last: var last } when first == last => string.Create(CultureInfo.InvariantCulture, $" record {first}"),
        _ => string.Create(CultureInfo.InvariantCulture, $" records {fault.First} to {fault.Last}"),
    };

    private static async Task<ScrubPass> RunAsync(
        string? url, string? config, string? data, ScrubScope scope, bool resume, string? key, CancellationToken cancellation)
    {
        if (url is null)
        {
            var (settings, _) = SettingsOptions.Read(config, data);
            await using var stores = await ScrubStores.OpenAsync(
                new HostFolders(settings.Data, settings.Keys, settings.Log), NativeParts.Folder, TimeProvider.System, cancellation);
            if (stores is not null) return await HereAsync(stores, settings, scope, resume, key, cancellation);
        }

        using var client = ApiClient.Open(url, config, data);
        return await ThereAsync(client, scope, resume, cancellation);
    }

    private static async Task<ScrubPass> HereAsync(
        ScrubStores stores, AuditSettings settings, ScrubScope scope, bool resume, string? keyFile, CancellationToken cancellation)
    {
        var time = TimeProvider.System;
        var key = keyFile is null ? null : VerifyCommand.Key(keyFile);
        if (key is null) await Console.Error.WriteLineAsync("audit: no --key: signatures are not looked at");
        var walk = ScrubRoom.Walk(stores.Database, stores.Logs, new LogLayout(settings.Deployment), key, settings.Kafka?.Partitions ?? 1, time);
        using var metrics = new ScrubMetrics();
        var job = ScrubRoom.Job(
            settings, walk, new HostFolders(settings.Data, settings.Keys, settings.Log), metrics, new SystemRandomness(), time, NullLoggerFactory.Instance);
        try
        {
            var running = job.RunOnceAsync(scope, resume, cancellation);
            while (await Task.WhenAny(running, Task.Delay(TellEvery, time, cancellation)) != running) Tell(job.Status.Running);
            return await running;
        }
        catch (Exception e) when (EmbeddedStores.Told(e) is { } told)
        {
            throw told;
        }
    }

    private static async Task<ScrubPass> ThereAsync(HttpClient client, ScrubScope scope, bool resume, CancellationToken cancellation)
    {
        const string doing = "the scrub was not made";
        using var order = new HttpRequestMessage(HttpMethod.Post, "api/v1/custody/scrub")
        {
            Content = JsonContent.Create(new ScrubOrder(scope.Stream, scope.From, resume), HostJson.Default.ScrubOrder),
        };
        var receipt = JsonSerializer.Deserialize(await ApiClient.AskAsync(client, order, doing, cancellation), HostJson.Default.ScrubReceipt)!;
        var told = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, "api/v1/custody/scrub");
            var status = JsonSerializer.Deserialize(await ApiClient.AskAsync(client, question, doing, cancellation), HostJson.Default.ScrubAnswer)!;
            if (status.Last?.Id == receipt.Id) return status.Last;
            if (status.Trouble is { } trouble && status.Running?.Id != receipt.Id) throw new CommandFailure($"{doing}: {trouble}; the Host's log tells more");
            if (TimeProvider.System.GetElapsedTime(told) > TellEvery)
            {
                Tell(status.Running);
                told = TimeProvider.System.GetTimestamp();
            }

            await Task.Delay(AskEvery, cancellation);
        }
    }

    private static void Tell(ScrubPass? pass)
    {
        if (pass?.Reports is [.., var report])
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit: {report.Log}: at {report.Next} of {report.Size}, {pass.Faults} faults so far"));
    }
}
