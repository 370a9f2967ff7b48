using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Host.Composition;
using AuditPipeline.Verify;

namespace AuditPipeline.Host.Chaos;

/// <summary>Asks the running product what it has, as its administrator would, and reads the log from a pack of the run.</summary>
internal sealed class ChaosAuditor : IDisposable
{
    private const int PageSize = 1000;
    private static readonly TimeSpan LongestSealing = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _client;
    private readonly HostFolders _folders;
    private readonly string _logKey;
    private readonly DateTimeOffset _from;

    /// <param name="logKey">As the program printed it.</param>
    /// <param name="from">Before the first call.</param>
    public ChaosAuditor(HostFolders folders, string logKey, DateTimeOffset from)
    {
        (_folders, _logKey, _from) = (folders, logKey, from);
        var run = RunFile.Read(folders);
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(run.Api), Timeout = TimeSpan.FromMinutes(30) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", run.Key);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Stops the product cleanly, starts it, and reads what it has when all of it is sealed.</summary>
    /// <param name="from">Before the first call.</param>
    /// <exception cref="ChaosFault">It does not stop or start as it should, or the API does not answer as it should.</exception>
    public static async Task<ChaosEvidence> SettleAsync(
        IChaosProduct product, DateTimeOffset from, ChaosProgress progress, CancellationToken cancellation)
    {
        progress.Say("a clean stop and start, then everything is to be sealed");
        await product.RestartAsync(cancellation);
        var restarted = TimeProvider.System.GetUtcNow();
        using var auditor = new ChaosAuditor(product.Folders, product.LogKey, from);
        await auditor.WaitUntilSealedAsync(restarted, cancellation);
        progress.Say("counting, by the API and by a pack of the run");
        return await auditor.ReadAsync(cancellation);
    }

    /// <summary>Waits until nothing is open, or for as long as sealing may take; what is then still open is a broken rule, not an error.</summary>
    /// <param name="counted">Counts that the gateways took before this say nothing yet.</param>
    private async Task WaitUntilSealedAsync(DateTimeOffset counted, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < LongestSealing)
        {
            var gateways = await GatewaysAsync(cancellation);
            if (gateways.Count > 0 && gateways.All(g => g is { Open: 0, Unexplained: 0 } && g.CountedAt >= counted)) return;
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Waits until at most so many calls are open or on their way, by counts that the gateways take from now on.</summary>
    /// <returns>False when that does not come about in time.</returns>
    public async Task<bool> WaitUntilOpenAsync(long most, TimeSpan patience, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var counted = TimeProvider.System.GetUtcNow();
        while (TimeProvider.System.GetElapsedTime(started) < patience)
        {
            var gateways = await GatewaysAsync(cancellation);
            if (gateways.All(g => g.CountedAt >= counted) && gateways.Sum(g => g.Open + Math.Max(0, g.Unexplained)) <= most) return true;
            await Task.Delay(Pause, cancellation);
        }

        return false;
    }

    /// <exception cref="ChaosFault">The API does not answer as it should.</exception>
    private async Task<ChaosEvidence> ReadAsync(CancellationToken cancellation)
    {
        var calls = new List<SealedCall>();
        var losses = new List<SealedLoss>();
        var leaves = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var pack = await PackAsync(cancellation);
        var verdict = await PackVerifier.VerifyAsync(pack, new VerifyOptions { LogKeys = [VerifierKey.Parse(_logKey)!] }, null, cancellation);
        foreach (var stream in Directory.GetDirectories(Path.Combine(pack, PackPaths.Streams)))
        {
            await foreach (var line in File.ReadLinesAsync(Path.Combine(stream, PackPaths.Records), cancellation))
                Add(line, calls, losses, leaves);
        }

        return new ChaosEvidence(
            await GatewaysAsync(cancellation), await TrailAsync(cancellation), calls, losses, leaves,
            verdict.FirstBroken is { } broken ? $"{broken.Label}: {broken.What}" : null);
    }

    private static void Add(string line, List<SealedCall> calls, List<SealedLoss> losses, SortedDictionary<string, long> leaves)
    {
        if (PackRecord.TryParse(System.Text.Encoding.UTF8.GetBytes(line), out var fault) is not { } record)
            throw new ChaosFault($"a line of the pack cannot be read: {fault}");
        var leaf = LeafParser.Parse(record.Leaf.Span);
        leaves[leaf.Type] = leaves.GetValueOrDefault(leaf.Type) + 1;
        switch (leaf.Type)
        {
            case LeafType.Interaction or LeafType.Reject:
                calls.Add(new SealedCall(leaf.Id, leaf.Gateway, leaf.GatewayNumber, leaf.Meta?.Outcome, leaf.Meta?.ResponseBytes));
                break;
            case LeafType.Loss:
                losses.Add(new SealedLoss(leaf.Gateway ?? "", leaf.GatewayNumber ?? 0, leaf.Meta?.Lost ?? 0, leaf.Meta?.Reason ?? ""));
                break;
        }
    }

    private async Task<IReadOnlyList<GatewayTally>> GatewaysAsync(CancellationToken cancellation)
    {
        var answer = await GetAsync($"api/v1/completeness?{Period()}", cancellation);
        return [.. answer.GetProperty("gateways").EnumerateArray().Select(g => new GatewayTally(
            g.GetProperty("instance").GetString()!, Number(g, "accepted"), Number(g, "recorded"), Number(g, "lost"), Number(g, "open"),
            Number(g, "unexplained"), Number(g, "duplicates"), Number(g, "missing"),
            g.GetProperty("counted_at") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null)
        {
            Losses = [.. g.GetProperty("losses").EnumerateArray().Select(l => new LossTold(
                l.GetProperty("cause").GetString()!, l.GetProperty("from").GetDateTimeOffset(), l.GetProperty("to").GetDateTimeOffset(),
                Number(l, "count"), l.GetProperty("provider").GetString()))],
        })];
    }

    private async Task<IReadOnlyList<string>> TrailAsync(CancellationToken cancellation)
    {
        var ids = new List<string>();
        var period = Period();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"api/v1/interactions?limit={PageSize}&{period}" + (cursor is null ? "" : $"&cursor={cursor}"), cancellation);
            ids.AddRange(page.GetProperty("interactions").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return ids;
    }

    private async Task<string> PackAsync(CancellationToken cancellation)
    {
        var order = new { framework = "eu-ai-act-deployer", from = Text(_from), to = Text(Now()) };
        using var answer = await _client.PostAsJsonAsync("api/v1/packs", order, cancellation);
        var body = await ReadAsync(answer, "a pack", cancellation);
        return Path.Combine(_folders.Packs, body.GetProperty("id").GetString()!);
    }

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellation)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return await ReadAsync(answer, path.Split('?')[0], cancellation);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, string what, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        if (!answer.IsSuccessStatusCode) throw new ChaosFault($"{what} was asked for and the API answered {(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private string Period() => $"from={Text(_from)}&to={Text(Now())}";

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow().AddMinutes(1);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
