using System.Net;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Witness;

/// <summary>The witness as a service of its own; one process per data folder.</summary>
internal sealed class WitnessHost : IAsyncDisposable
{
    private const string KeysFolder = "keys";
    private const string StateFolder = "state";

    private readonly Stack<IDisposable> held = new();
    private WebApplication? app;

    private WitnessHost()
    {
    }

    public Uri Address { get; private set; } = null!;

    public VerifierKey Verifier { get; private set; } = null!;

    /// <exception cref="CommandFailure">Something cannot be opened, or it cannot listen; the message names it.</exception>
    public static async Task<WitnessHost> StartAsync(
        WitnessOptions options, IRandomness randomness, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var host = new WitnessHost();
        try
        {
            await host.OpenAsync(options, randomness, time, logs, cancellation);
            return host;
        }
        catch (Exception e)
        {
            await host.DisposeAsync();
            throw e is InvalidDataException ? new CommandFailure(e.Message) : EmbeddedStores.Told(e) ?? e;
        }
    }

    /// <summary>The key of a data folder; made when there is none.</summary>
    /// <exception cref="CommandFailure">It cannot be opened.</exception>
    public static VerifierKey KeyOf(string data, string? name, IRandomness randomness)
    {
        try
        {
            using var key = OpenKey(data, name, randomness);
            return key.Verifier;
        }
        catch (KeyFolderException e)
        {
            throw EmbeddedStores.Told(e)!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        while (held.TryPop(out var part)) part.Dispose();
    }

    private static WitnessKey OpenKey(string data, string? name, IRandomness randomness)
    {
        new HostFolders(data).Prepare();
        return WitnessKey.Open(KeyFolder.Open(Path.Combine(data, KeysFolder)), name, randomness);
    }

    private async Task OpenAsync(
        WitnessOptions options, IRandomness randomness, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var key = OpenKey(options.Data, options.Name, randomness);
        held.Push(key);
        // Two witnesses with one key and one memory could each cosign their own history.
        held.Push(FolderLock.Take(options.Data));
        Verifier = key.Verifier;
        var store = await WitnessStore.OpenAsync(new FolderLogStorage(Path.Combine(options.Data, StateFolder)), key.Verifier, cancellation);
        var log = logs.CreateLogger<WitnessHost>();
        var service = new WitnessService(key, store, options.Logs, time, log);
        held.Push(service);
        app = WebApps.Service(options.Listen, AddCheckpointRequest.MaxBytes, logs);
        WitnessEndpoints.Map(app, service, log);
        Address = await WebApps.StartAsync(app, "the witness", options.Listen, cancellation);
    }
}
