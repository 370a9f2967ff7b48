using System.Text.Json;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>A running program whose providers fail in all the ways providers do.</summary>
public sealed class FaultyProviders : IAsyncLifetime
{
    public const string BrokenEvents = "data: {\"id\":\"chatcmpl-1\",\"choices\":[{\ndata\n\n: what\n\ndata: [1,2\n\nevent: \n";

    private ScriptedUpstream? _working;
    private ScriptedUpstream? _hanging;
    private Deployment? _deployment;

    /// <summary>Body of the answer a caller got last.</summary>
    public string LastBody { get; set; } = "";

    internal Deployment Deployment => _deployment ?? throw new InvalidOperationException("not started");

    internal AuditClient Api => Deployment.Api;

    internal IReadOnlyCollection<UpstreamRequest> Requests => _working!.Requests;

    public async ValueTask InitializeAsync()
    {
        _working = ScriptedUpstream.Start(AnswerAsync);
        _hanging = ScriptedUpstream.Start((_, connection) => connection.WhenClosedAsync());
        // Nothing listens on a port that only a few programs may take; a freed one may be another test's by now.
        const string down = "http://127.0.0.1:1";
        _deployment = await Deployment.StartedAsync(
            new Dictionary<string, string> { ["openai"] = _working.Url, ["hanging"] = _hanging.Url, ["down"] = down }, "head_seconds: 1");
    }

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null) await _deployment.DisposeAsync();
        if (_working is not null) await _working.DisposeAsync();
        if (_hanging is not null) await _hanging.DisposeAsync();
    }

    /// <summary>The call's line of the trail, as soon as it is there.</summary>
    internal async Task<JsonElement> RecordedAsync(string id) =>
        (await Api.RecordedAsync(all => all.Any(r => r.Id() == id))).Single(r => r.Id() == id);

    private static async Task AnswerAsync(UpstreamRequest request, UpstreamConnection connection)
    {
        if (request.BodyText.Contains("broken-events", StringComparison.Ordinal))
        {
            await connection.BeginEventsAsync();
            await connection.ChunkAsync(BrokenEvents);
            await connection.EndChunksAsync();
        }
        else if (request.BodyText.Contains("break-off", StringComparison.Ordinal))
        {
            await connection.BeginEventsAsync();
            await connection.ChunkAsync("data: {\"id\":\"chatcmpl-1\",\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Only the beginning\"}}]}\n\n");
            connection.Reset();
        }
        else
        {
            await connection.AnswerAsync(200, "application/json", Upstreams.Answer);
        }
    }
}
