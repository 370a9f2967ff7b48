using System.Diagnostics;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>The data folder of a program that has recorded some calls and was stopped; tests take copies of it.</summary>
public sealed class SealedDeployment : IAsyncLifetime
{
    public const int Calls = 8;

    private ScriptedUpstream? _upstream;
    private Deployment? _deployment;

    internal Deployment Deployment => _deployment ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        _upstream = Upstreams.Chat();
        _deployment = await Deployment.StartedAsync(_upstream.As("openai"));
        await CallAsync("question");
        await _deployment.Api.RecordedAsync(Calls);
        (await _deployment.StopAsync()).ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null) await _deployment.DisposeAsync();
        if (_upstream is not null) await _upstream.DisposeAsync();
    }

    /// <summary>Sends the calls.</summary>
    internal async Task CallAsync(string question)
    {
        using var caller = new Caller(Deployment.Gateway);
        for (var i = 0; i < Calls; i++) await caller.ChatAsync($"{question} {i}");
    }

    /// <summary>A copy of the data folder.</summary>
    internal async Task<string> CopyAsync(TemporaryFolder folder)
    {
        await CopyAsync(Deployment.Data, folder.Below("data"));
        return folder.Below("data");
    }

    internal static async Task CopyAsync(string from, string to)
    {
        using var process = Process.Start("cp", ["-a", from, to]);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }
}
