using AuditPipeline.Core.Anchors;

namespace AuditPipeline.Host.Anchoring;

/// <summary>Calls to those outside: bounded in time and bytes, no redirects, no cookies, no proxy of the environment.</summary>
internal sealed class OutsideHttp : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly TimeProvider time;
    private readonly HttpClient client;

    /// <param name="largestAnswer">In bytes.</param>
    public OutsideHttp(TimeProvider time, int largestAnswer)
    {
        this.time = time;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = Longest,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = largestAnswer,
        };
    }

    /// <summary>Status and body, whatever the status.</summary>
    /// <exception cref="AnchorFaultException">There was no answer, or a longer one.</exception>
    public async ValueTask<(int Status, string? ContentType, byte[] Body)> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new AnchorFaultException(AnchorTrouble.Late, $"no answer within {Longest.TotalSeconds} s");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new AnchorFaultException(AnchorTrouble.BadAnswer, "the answer is too long");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new AnchorFaultException(AnchorTrouble.Unreachable, (e as HttpRequestException)?.HttpRequestError.ToString() ?? e.GetType().Name);
        }
    }

    public void Dispose() => client.Dispose();
}
