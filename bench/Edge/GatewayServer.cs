using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Bench.Edge;

/// <summary>The gateway role alone, composed as the Host does it, on a folder of its own that goes with it.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    private const string Provider = "bench";

    // As the Host opens it.
    private const int LargestBatch = 4_000;

    private readonly HostFolders _folders;
    private readonly ILoggerFactory _logs = LogSetup.Create(quiet: true);
    private readonly CancellationTokenSource _stop = new();
    private SqliteKeyRing? _keys;
    private SqliteJournal? _stored;
    private IJournal? _journal;
    private Task _drain = Task.CompletedTask;
    private WebApplication? _app;

    private GatewayServer(string folder) => _folders = new HostFolders(folder);

    public Uri Address { get; private set; } = null!;

    /// <summary>Where the gateway process with this id keeps its data.</summary>
    public static string FolderOf(int process) => Path.Combine(Path.GetTempPath(), $"audit-bench-gateway-{process}");

    public static async Task<GatewayServer> StartAsync(RecordMode mode, Uri upstream, CancellationToken cancellation)
    {
        var server = new GatewayServer(FolderOf(Environment.ProcessId));
        try
        {
            await server.OpenAsync(mode, upstream, cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task<GatewayState> StateAsync(CancellationToken cancellation)
    {
        var counts = await _journal!.CountAsync(cancellation);
        var files = Directory.Exists(_folders.Journal) ? new DirectoryInfo(_folders.Journal).GetFiles() : [];
        return new GatewayState(
            counts.Accepted, counts.Open.Count, counts.Waiting, files.Sum(file => file.Length), GC.GetGCMemoryInfo().HeapSizeBytes,
            GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2), _drain.Exception?.InnerException?.Message);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await _stop.CancelAsync();
        // A drain that failed has been told of in the state.
        await _drain.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (_stored is not null) await _stored.DisposeAsync();
        _keys?.Dispose();
        _logs.Dispose();
        _stop.Dispose();
        if (Directory.Exists(_folders.Data)) Directory.Delete(_folders.Data, recursive: true);
    }

    private async Task OpenAsync(RecordMode mode, Uri upstream, CancellationToken cancellation)
    {
        var (randomness, time) = (new SystemRandomness(), TimeProvider.System);
        var settings = Settings(mode, upstream);
        if (mode is RecordMode.Off)
        {
            _journal = new UnrecordedJournal();
        }
        else
        {
            _folders.Prepare();
            _keys = SqliteKeyRing.Open(KeyFolder.Open(_folders.Keys), randomness, time);
            var log = _logs.CreateLogger<GatewayServer>();
            _stored = await SqliteJournal.StartAsync(
                _folders.Journal, EmbeddedStores.Stream, _keys, randomness, time, JournalRoom.Options(settings) with { BatchCount = LargestBatch },
                problem => log.JournalTrouble(problem.Word, problem.Detail), cancellation);
            _journal = _stored;
            _drain = QueueDrain.RunAsync(_stored, _stop.Token);
        }

        var listener = GatewayListener.Of(settings, _folders.Data);
        _app = WebApps.Gateway(listener, GatewayRoom.Options(settings), _journal, randomness, time, _logs);
        Address = await WebApps.StartAsync(_app, "the gateway", listener.EndPoint, cancellation);
    }

    private static AuditSettings Settings(RecordMode mode, Uri upstream)
    {
        var settings = new AuditSettings();
        settings.Listen.Gateway = "127.0.0.1:0";
        settings.Gateway.DefaultProvider = Provider;
        settings.Gateway.Providers[Provider] = upstream.ToString();
        settings.Gateway.Record = mode is RecordMode.Pass ? "pass" : "before";
        return settings;
    }
}
