using System.Collections.Concurrent;

namespace AuditPipeline.Host.Demo;

/// <summary>Sends every exchange of a corpus file through a gateway whose providers are a <see cref="CorpusUpstream"/>, and compares
/// what comes back with the recording.</summary>
public static class CorpusReplay
{
    /// <param name="gateway">Address of the gateway.</param>
    /// <param name="progress">Told the number of exchanges that have ended.</param>
    /// <param name="parallel">Calls under way at once.</param>
    /// <param name="system">AI system that the calls are said to belong to.</param>
    /// <exception cref="InvalidDataException">A line of the file is not an exchange.</exception>
    public static async Task<ReplayResult> SendAsync(
        Uri gateway, string file, IProgress<int>? progress = null, int parallel = 8, string system = "corpus", CancellationToken cancellation = default)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        var mismatches = new ConcurrentDictionary<string, string>();
        var ids = new ConcurrentDictionary<string, string>();
        var sent = 0;
        var ended = 0;
        var limit = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(CorpusExchange.ReadFile(file), limit, async (exchange, stop) =>
        {
            Interlocked.Increment(ref sent);
            try
            {
                using var request = Request(gateway, exchange, system);
                using var answer = await client.SendAsync(request, stop);
                if (answer.Headers.TryGetValues("x-audit-id", out var id)) ids[exchange.Id] = id.First();
                var body = await answer.Content.ReadAsByteArrayAsync(stop);
                if ((int)answer.StatusCode != exchange.Status) mismatches[exchange.Id] = $"status {(int)answer.StatusCode}";
                else if (!body.AsSpan().SequenceEqual(exchange.ResponseBody)) mismatches[exchange.Id] = "body";
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                mismatches[exchange.Id] = e.GetType().Name;
            }

            progress?.Report(Interlocked.Increment(ref ended));
        });
        return new ReplayResult(sent, mismatches, ids);
    }

    private static HttpRequestMessage Request(Uri gateway, CorpusExchange exchange, string system)
    {
        // The recorded path holds escapes that must reach the upstream as they are.
        var address = new Uri($"{gateway.GetLeftPart(UriPartial.Authority)}/{exchange.Provider}{exchange.Path}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(exchange.Method), address);
        if (exchange.RequestBody.Length > 0) request.Content = new ByteArrayContent(exchange.RequestBody);
        foreach (var (name, value) in exchange.RequestHeaders)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation(CorpusUpstream.IdHeader, exchange.Id);
        request.Headers.TryAddWithoutValidation("x-audit-system", system);
        return request;
    }
}
