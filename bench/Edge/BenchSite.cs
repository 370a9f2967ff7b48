using System.Globalization;
using System.Text.Json;

namespace AuditPipeline.Bench.Edge;

/// <summary>All processes of a run: the provider, the load, and each gateway under test. They end with it.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    // One thread takes all of its events and carries them out itself: the cheapest the runtime has, and these two must cost little.
    private static readonly Dictionary<string, string> Lean = new()
    {
        ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
        ["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1",
        ["DOTNET_gcServer"] = "0",
    };

    private readonly Stack<ChildProcess> _processes = new();
    private ChildProcess _load = null!;

    public Uri Upstream { get; private set; } = null!;

    public static async Task<BenchSite> OpenAsync(int upstreamPort, CancellationToken cancellation)
    {
        var site = new BenchSite();
        try
        {
            var port = upstreamPort.ToString(CultureInfo.InvariantCulture);
            var upstream = await site.StartAsync(ChildCommands.Upstream, ["--port", port], Lean, cancellation);
            site.Upstream = new Uri(upstream.Ready);
            site._load = await site.StartAsync(ChildCommands.Load, [], Lean, cancellation);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>A gateway in a process of its own, with the runtime settings of this one, which are the launcher's.</summary>
    public async Task<BenchTarget> GatewayAsync(RecordMode mode, CancellationToken cancellation)
    {
        var process = await StartAsync(
            ChildCommands.Serve, ["--record", mode.Word(), "--upstream", Upstream.ToString()], new Dictionary<string, string>(), cancellation);
        return new BenchTarget($"record: {mode.Word()}", new Uri(process.Ready), process, mode);
    }

    public async Task<LoadResult> LoadAsync(BenchTarget target, LoadOrder order, CancellationToken cancellation)
    {
        var line = await _load.AskAsync(JsonSerializer.Serialize(order with { Url = target.Url.ToString() }, BenchJson.Default.LoadOrder), cancellation);
        var result = JsonSerializer.Deserialize(line, BenchJson.Default.LoadResult)!;
        target.Calls += result.Calls;
        target.Failed += result.Failed;
        target.Failure ??= result.Failure;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        while (_processes.TryPop(out var process))
        {
            var folder = GatewayServer.FolderOf(process.Id);
            await process.DisposeAsync();
            // One that had to be killed leaves its folder.
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<ChildProcess> StartAsync(
        string verb, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var process = await ChildProcess.StartAsync(verb, arguments, environment, cancellation);
        _processes.Push(process);
        return process;
    }
}
