using System.CommandLine;

namespace AuditPipeline.Bench.Edge;

/// <summary><c>./audit bench gateway</c>.</summary>
internal static class GatewayCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "one JSON object instead of a table" };

    private static readonly Option<int> Rounds = new("--rounds")
    { Description = "rounds; medians are printed, 1 to 99", DefaultValueFactory = _ => 5 };

    private static readonly Option<double> Seconds = new("--seconds")
    { Description = "measured seconds of each load on each target in a round, 0.5 to 600", DefaultValueFactory = _ => 5 };

    private static readonly Option<int> Connections = new("--connections")
    { Description = "keep-alive connections, each with one call at a time, 1 to 4096", DefaultValueFactory = _ => 16 };

    private static readonly Option<int> Rate = new("--rate")
    { Description = "calls per second of the paced loads, 0 (none) to 100000", DefaultValueFactory = _ => 500 };

    private static readonly Option<int> Think = new("--think")
    { Description = "milliseconds the provider waits between the events of a stream, 0 to 10000" };

    private static readonly Option<int> UpstreamPort = new("--upstream-port")
    { Description = "port of the local provider, for other proxies to forward to; 0 is any free one" };

    private static readonly Option<string[]> Proxy = new("--proxy")
    { Description = "NAME=URL of another proxy that forwards to the local provider; may be repeated", DefaultValueFactory = _ => [] };

    private static readonly Option<double> Minutes = new("--minutes")
    { Description = "instead of comparing: full load on one mode for so long, memory sampled each second, 0.2 to 1440" };

    private static readonly Option<string> Mode = new("--mode")
    { Description = "with --minutes: off, pass or before", DefaultValueFactory = _ => RecordMode.Before.Word() };

    private static readonly Option<bool> Streamed = new("--streamed") { Description = "with --minutes: streamed answers" };

    private static readonly Option<int> ParallelStreams = new("--parallel-streams")
    { Description = "instead of comparing: so many streamed calls at once, every byte compared, 1 to 4000" };

    public static Command Create()
    {
        var command = new Command(
            "gateway",
            "Calls per second and added latency of the gateway with recording off, pass and before, beside direct calls, in one run.")
        {
            Json, Rounds, Seconds, Connections, Rate, Think, UpstreamPort, Proxy, Minutes, Mode, Streamed, ParallelStreams,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (Problem(parsed) is { } problem)
        {
            await Console.Error.WriteLineAsync($"audit: {problem}");
            return 2;
        }

        try
        {
            var (text, failures) = await MeasureAsync(parsed, Options(parsed), parsed.GetValue(Json), cancellation);
            await Console.Out.WriteLineAsync(text);
            return failures == 0 ? 0 : 1;
        }
        catch (BenchFailure failure)
        {
            await Console.Error.WriteLineAsync($"audit: {failure.Message}");
            return 3;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("audit: stopped; the processes of the benchmark have ended");
            return 3;
        }
    }

    private static async Task<(string Text, int Failures)> MeasureAsync(
        ParseResult parsed, GatewayBenchOptions options, bool json, CancellationToken cancellation)
    {
        if (parsed.GetValue(ParallelStreams) is var streams and > 0)
        {
            var result = await new StreamsRun(options, streams).RunAsync(cancellation);
            return (json ? result.ToJson() : result.ToTable(), result.Failures.Count);
        }

        if (parsed.GetValue(Minutes) is var minutes and > 0)
        {
            _ = RecordModes.TryParse(parsed.GetValue(Mode), out var mode);
            var result = await new MemoryRun(options, mode, parsed.GetValue(Streamed), minutes, Console.Error).RunAsync(cancellation);
            return (json ? result.ToJson() : result.ToTable(), result.Failures.Count);
        }

        var comparison = await new GatewayComparison(options, Console.Error).RunAsync(cancellation);
        return (json ? comparison.ToJson() : comparison.ToTable(), comparison.Failures.Count);
    }

    private static string? Problem(ParseResult parsed)
    {
        if (parsed.GetValue(Rounds) is < 1 or > 99) return "--rounds must be 1 to 99";
        if (parsed.GetValue(Seconds) is not (>= 0.5 and <= 600)) return "--seconds must be 0.5 to 600";
        if (parsed.GetValue(Connections) is < 1 or > 4096) return "--connections must be 1 to 4096";
        if (parsed.GetValue(Rate) is < 0 or > 100_000) return "--rate must be 0 to 100000";
        if (parsed.GetValue(Think) is < 0 or > 10_000) return "--think must be 0 to 10000";
        if (parsed.GetValue(UpstreamPort) is < 0 or > 65_535) return "--upstream-port must be 0 to 65535";
        var (minutes, streams) = (parsed.GetResult(Minutes) is not null, parsed.GetResult(ParallelStreams) is not null);
        if (minutes && streams) return "--minutes and --parallel-streams are two different runs; give one of them";
        if (minutes && parsed.GetValue(Minutes) is not (>= 0.2 and <= 1_440)) return "--minutes must be 0.2 to 1440";
        if (streams && parsed.GetValue(ParallelStreams) is < 1 or > 4_000) return "--parallel-streams must be 1 to 4000";
        if (!minutes && (IsGiven(parsed, Mode) || IsGiven(parsed, Streamed))) return "--mode and --streamed go with --minutes";
        if (!RecordModes.TryParse(parsed.GetValue(Mode), out var mode)) return "--mode must be off, pass or before";
        if (!RecordModes.BuiltIn.Contains(mode)) return $"record: {mode.Word()} is not built in";
        var proxies = parsed.GetValue(Proxy)!;
        if (proxies.Length > 0 && (minutes || streams)) return "--proxy goes with the comparison, not with --minutes or --parallel-streams";
        if (proxies.FirstOrDefault(given => ProxyOf(given) is null) is { } bad) return $"--proxy must be NAME=http://HOST:PORT, not '{bad}'";
        if (proxies.Select(given => ProxyOf(given)!.Value.Name).Distinct().Count() < proxies.Length) return "--proxy names must differ";
        return proxies.Length > 0 && parsed.GetValue(UpstreamPort) == 0
            ? "--proxy needs --upstream-port: the port that the proxy forwards to"
            : null;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static (string Name, Uri Url)? ProxyOf(string given) =>
        given.Split('=', 2) is [{ Length: > 0 and <= 24 } name, var url] && name != BenchTarget.Direct
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.Query.Length == 0
            ? (name, uri)
            : null;

    private static GatewayBenchOptions Options(ParseResult parsed) => new(
        parsed.GetValue(Rounds), parsed.GetValue(Seconds), parsed.GetValue(Connections), parsed.GetValue(Rate), parsed.GetValue(Think),
        parsed.GetValue(UpstreamPort), parsed.GetValue(Proxy)!.Select(given => ProxyOf(given)!.Value).ToDictionary(p => p.Name, p => p.Url));
}
