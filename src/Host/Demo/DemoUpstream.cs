using System.Globalization;

namespace AuditPipeline.Host.Demo;

/// <summary>The provider's side of the demonstration: the scripted provider, or a corpus of recorded exchanges.</summary>
internal sealed class DemoUpstream : IAsyncDisposable
{
    private readonly ScriptedProvider? _scripted;
    private readonly CorpusUpstream? _recorded;
    private readonly string? _corpus;

    private DemoUpstream(ScriptedProvider? scripted, CorpusUpstream? recorded, string? corpus) =>
        (_scripted, _recorded, _corpus) = (scripted, recorded, corpus);

    public IReadOnlyDictionary<string, string> Routes => _recorded?.Routes ?? _scripted!.Routes;

    public int Calls => _recorded?.Count ?? DemoTraffic.Calls;

    public static async Task<DemoUpstream> StartAsync(string? corpus, CancellationToken cancellation) => corpus is null
        ? new DemoUpstream(await ScriptedProvider.StartAsync(cancellation), null, null)
        : new DemoUpstream(null, await CorpusUpstream.StartAsync(corpus, cancellation), corpus);

    public async Task<DemoSent> SendAsync(Uri gateway, IProgress<int> progress, CancellationToken cancellation)
    {
        if (_corpus is not null)
        {
            var replay = await CorpusReplay.SendAsync(gateway, _corpus, progress, cancellation: cancellation);
            return new DemoSent(
                replay.Sent, replay.Sent, 0,
                [.. replay.Mismatches.Select(m => $"answer to {m.Key} is not the recorded one: {m.Value}")], replay.Matching);
        }

        var traffic = await DemoTraffic.SendAsync(gateway, progress, cancellation: cancellation);
        var failures = new List<string>();
        if (traffic.Failed > 0) failures.Add(string.Create(CultureInfo.InvariantCulture, $"{traffic.Failed} calls failed in transport"));
        if (traffic.Unexpected > 0) failures.Add(string.Create(CultureInfo.InvariantCulture, $"{traffic.Unexpected} answers had another status than scripted"));
        return new DemoSent(traffic.Sent, traffic.Answered, traffic.Left, failures, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_scripted is not null) await _scripted.DisposeAsync();
        if (_recorded is not null) await _recorded.DisposeAsync();
    }
}
