using System.Collections.Concurrent;
using System.Text;

namespace AuditPipeline.Host.Demo;

/// <summary>Sends the traffic script through a gateway, as the applications of a middle-sized organisation would.</summary>
public static class DemoTraffic
{
    /// <summary>Calls in the script.</summary>
    public static int Calls => DemoScript.Calls;

    /// <param name="gateway">Address of the gateway.</param>
    /// <param name="progress">Told the number of calls that have ended.</param>
    /// <param name="parallel">Calls under way at once.</param>
    public static async Task<TrafficResult> SendAsync(
        Uri gateway, IProgress<int>? progress = null, int parallel = 16, CancellationToken cancellation = default)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxResponseDrainSize = 0 }) { BaseAddress = gateway };
        var statuses = new ConcurrentDictionary<int, int>();
        var ids = new ConcurrentBag<string>();
        int sent = 0, answered = 0, left = 0, failed = 0, unexpected = 0, ended = 0;
        var limit = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(DemoScript.All(), limit, async (call, stop) =>
        {
            Interlocked.Increment(ref sent);
            try
            {
                using var request = Request(call);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                var status = (int)answer.StatusCode;
                statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (status != call.ExpectedStatus) Interlocked.Increment(ref unexpected);
                if (answer.Headers.TryGetValues("x-audit-id", out var id)) ids.Add(id.First());
                if (await ReadAsync(answer, call.LeavesAfterLines, stop)) Interlocked.Increment(ref answered);
                else Interlocked.Increment(ref left);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                Interlocked.Increment(ref failed);
            }

            progress?.Report(Interlocked.Increment(ref ended));
        });
        return new TrafficResult(sent, answered, left, failed, unexpected, statuses, [.. ids]);
    }

    private static HttpRequestMessage Request(DemoCall call)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(call.Path, UriKind.Relative))
        {
            Content = new StringContent(call.Body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in call.Headers) request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("User-Agent", "demo-traffic/1.0");
        return request;
    }

    /// <returns>False when the client left before the end.</returns>
    private static async Task<bool> ReadAsync(HttpResponseMessage answer, int? leavesAfterLines, CancellationToken stop)
    {
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        for (var lines = 0; await reader.ReadLineAsync(stop) is not null; lines++)
            if (lines + 1 == leavesAfterLines) return false;
        return true;
    }
}
