using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Adapters.Kafka;
using AuditPipeline.Adapters.Kafka.Pump;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Captures;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>The role <c>gateway</c>: calls go into a local journal, and from there to Kafka. The brokers may be away: the journal
/// holds what they cannot take yet.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stop = new();
    private readonly Meters _meters = new();
    private readonly ILoggerFactory _logs;
    private readonly TimeProvider _time = TimeProvider.System;
    private SqliteJournal? _journal;
    private readonly Stack<IDisposable> _opened = new();
    private Task _checking = Task.CompletedTask;
    private Task _pumping = Task.CompletedTask;
    private WebApplication? _gateway;

    private GatewayHost(ILoggerFactory logs) => _logs = logs;

    public Uri Address { get; private set; } = null!;

    /// <summary>HTTP/2 without TLS; null when it is not listened for.</summary>
    public Uri? Http2Address { get; private set; }

    /// <summary>Identity whose numbers the calls get.</summary>
    public string Instance => _journal!.Instance;

    /// <exception cref="CommandFailure">Something cannot be opened; the message names it.</exception>
    public static async Task<GatewayHost> StartAsync(EmbeddedOptions options, CancellationToken cancellation)
    {
        var host = new GatewayHost(LogSetup.Create(options.Quiet));
        try
        {
            await host.OpenAsync(options, new SystemRandomness(), cancellation);
            return host;
        }
        catch (Exception e)
        {
            await host.DisposeAsync();
            if (EmbeddedStores.Told(e) is { } told) throw told;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.StopAsync();
            await _gateway.DisposeAsync();
            await DrainAsync();
        }

        await _stop.CancelAsync();
        await _checking;
        await _pumping;
        if (_journal is not null) await _journal.DisposeAsync();
        while (_opened.TryPop(out var part)) part.Dispose();
        _meters.Dispose();
        _stop.Dispose();
        _logs.Dispose();
    }

    private async Task OpenAsync(EmbeddedOptions options, SystemRandomness randomness, CancellationToken cancellation)
    {
        var settings = options.Settings;
        var kafka = KafkaRoom.Options(settings, options.SettingsFolder);
        var folders = new HostFolders(settings.Data, settings.Keys);
        folders.Prepare();
        Opened(FolderLock.Take(folders.Data));
        var ring = Opened(SqliteKeyRing.Open(KeyFolder.Open(folders.Keys), randomness, _time));
        var metrics = Opened(new KafkaMetrics(_meters.Factory, _time));
        _checking = KafkaRoom.CheckTopicAsync(kafka, _logs, _stop.Token);

        var log = _logs.CreateLogger<GatewayHost>();
        _journal = await SqliteJournal.StartAsync(
            folders.Journal, StreamId.OfPartition(0), ring, randomness, _time, JournalRoom.Options(settings),
            problem => log.JournalTrouble(problem.Word, problem.Detail), cancellation);
        var pump = new KafkaPump(kafka, folders.Journal, _journal, _journal, ring, randomness, _time, metrics, _logs.CreateLogger<KafkaPump>());
        _pumping = pump.RunAsync(_stop.Token);
        var listener = GatewayListener.Of(settings, options.SettingsFolder);
        _gateway = WebApps.Gateway(listener, GatewayRoom.Options(settings), _journal, randomness, _time, _logs);
        Address = await WebApps.StartAsync(_gateway, "the gateway", listener.EndPoint, cancellation);
        Http2Address = WebApps.SecondAddress(_gateway);
        log.Listening("Gateway", Address.ToString());
    }

    // What the brokers take in time is with them; the rest waits in the journal for the next start.
    private async Task DrainAsync()
    {
        using var patience = new CancellationTokenSource(LongestDrain, _time);
        while (!patience.IsCancellationRequested && (await _journal!.CountAsync(CancellationToken.None)).Waiting > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, CancellationToken.None);
    }

    private T Opened<T>(T part)
        where T : IDisposable
    {
        _opened.Push(part);
        return part;
    }
}
