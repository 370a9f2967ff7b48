using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Pii;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Presidio;

/// <summary>Asks a Presidio analyzer over HTTP. Only making the connection is tried again: what was sent is not sent twice. One that does not
/// answer is left alone for a while, so that records do not each wait for it; meanwhile they are partly scanned.</summary>
internal sealed class NerDetector : IExternalDetector, IDisposable
{
    public const string Unreachable = "ner:unreachable";
    public const string Late = "ner:timeout";
    public const string Bad = "ner:bad_answer";
    public const string TooLong = "ner:text_too_long";

    private const int MostTexts = 64;
    private const int LargestRequest = 1 << 20;
    private const int LargestAnswer = 32 << 20;
    private const int Tries = 3;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    private readonly NerSettings settings;
    private readonly DetectionFilter filter;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly HttpClient client;
    private readonly SemaphoreSlim room;
    private readonly Uri analyze;
    private readonly Lock pausing = new();
    private DateTimeOffset pausedUntil;
    private string pausedFor = "";

    /// <param name="filter">What the deployment leaves out, whoever finds it.</param>
    public NerDetector(NerSettings settings, DetectionFilter filter, TimeProvider time, ILogger log)
    {
        (this.settings, this.filter, this.time, this.log) = (settings, filter, time, log);
        var timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = timeout,
            MaxConnectionsPerServer = settings.Parallel,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        room = new SemaphoreSlim(settings.Parallel, settings.Parallel);
        analyze = new Uri(settings.Url.TrimEnd('/') + "/analyze");
    }

    public string Name => "ner";

    public async ValueTask<ExternalFindings> DetectAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var found = new Dictionary<string, IReadOnlyList<Detection>>(StringComparer.Ordinal);
        var failed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var batch in Batches(texts, failed))
        {
            var fault = Paused() ?? await AskAsync(batch, found, cancellation);
            if (fault is null) continue;
            failed.Add(fault);
            break;
        }

        return new ExternalFindings(found, [.. failed]);
    }

    public void Dispose()
    {
        client.Dispose();
        room.Dispose();
    }

    private IEnumerable<List<string>> Batches(IReadOnlyList<string> texts, SortedSet<string> failed)
    {
        var batch = new List<string>();
        var bytes = 0;
        foreach (var text in texts)
        {
            var size = Encoding.UTF8.GetByteCount(text);
            if (size > settings.MaxTextBytes)
            {
                failed.Add(TooLong);
                continue;
            }

            if (batch.Count == MostTexts || (batch.Count > 0 && bytes + size > LargestRequest))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(text);
            bytes += size;
        }

        if (batch.Count > 0) yield return batch;
    }

    /// <summary>What went wrong; null when all of the batch was answered.</summary>
    private async ValueTask<string?> AskAsync(List<string> batch, Dictionary<string, IReadOnlyList<Detection>> found, CancellationToken cancellation)
    {
        await room.WaitAsync(cancellation);
        try
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
            try
            {
                var answer = await SendAsync(Body(batch), either.Token);
                return answer is not null && NerAnswer.Read(answer, batch, settings.MinimumScore, filter, found) ? null : Pause(Bad);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return Pause(Late);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return Pause(e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } ? Bad : Unreachable);
            }
        }
        finally
        {
            room.Release();
        }
    }

    /// <summary>The answer; null when the analyzer refused.</summary>
    private async ValueTask<byte[]?> SendAsync(byte[] body, CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await client.PostAsync(analyze, content, cancellation);
                return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(cancellation) : null;
            }
            catch (HttpRequestException e) when (
                tried < Tries && e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
            {
                await Task.Delay(BetweenTries, time, cancellation);
            }
        }
    }

    private byte[] Body(List<string> batch)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartArray("text");
            foreach (var text in batch) json.WriteStringValue(text);
            json.WriteEndArray();
            json.WriteString("language", settings.Language);
            if (settings.Entities.Count > 0)
            {
                json.WriteStartArray("entities");
                foreach (var entity in settings.Entities) json.WriteStringValue(entity);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private string? Paused()
    {
        lock (pausing) return time.GetUtcNow() < pausedUntil ? pausedFor : null;
    }

    private string Pause(string word)
    {
        var pause = TimeSpan.FromSeconds(settings.PauseSeconds);
        lock (pausing)
        {
            if (time.GetUtcNow() < pausedUntil) return word;   // several were under way; told once
            (pausedUntil, pausedFor) = (time.GetUtcNow() + pause, word);
        }

        log.NerSilent(word, pause);
        return word;
    }
}
