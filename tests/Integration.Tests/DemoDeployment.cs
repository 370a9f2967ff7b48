using System.Text.Json;
using AuditPipeline.Host.Demo;
using AuditPipeline.Integration.Tests.Harness;

namespace AuditPipeline.Integration.Tests;

/// <summary>A running program that holds the records of the traffic script.</summary>
public sealed class DemoDeployment : IAsyncLifetime
{
    private ScriptedProvider? _provider;
    private Deployment? _deployment;

    internal Deployment Deployment => _deployment ?? throw new InvalidOperationException("not started");

    internal AuditClient Api => Deployment.Api;

    public async ValueTask InitializeAsync()
    {
        _provider = await ScriptedProvider.StartAsync();
        _deployment = await Deployment.StartedAsync(_provider.Routes);
        await DemoTraffic.SendAsync(_deployment.Gateway);
        await Api.RecordedAsync(DemoTraffic.Calls);
    }

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null) await _deployment.DisposeAsync();
        if (_provider is not null) await _provider.DisposeAsync();
    }

    /// <summary>A record as soon as a checkpoint covers it.</summary>
    internal async Task<JsonElement> ProvenAsync(string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var record = await Api.RecordAsync(id);
            if (record.GetProperty("proof").ValueKind is JsonValueKind.Object) return record;
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
