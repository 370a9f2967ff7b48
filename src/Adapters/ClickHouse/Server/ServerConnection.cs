using System.Globalization;
using System.Net;
using System.Text;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>Sends statements of one user to a server and waits out what passes: refused connections and 503, for a bounded time.</summary>
internal sealed class ServerConnection : IDisposable
{
    private const int LongestFailureText = 16 * 1024;
    private const string FailureHeader = "X-ClickHouse-Exception-Code";
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    private readonly HttpClickHouseOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient client;

    /// <exception cref="ClickHouseException">The file of authorities cannot be used.</exception>
    public ServerConnection(HttpClickHouseOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.Connections,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),   // below the 3 s after which older servers close: no insert meets a closed one
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),      // so that a name that moves is looked up again
            AllowAutoRedirect = false,                               // a redirect would carry the password elsewhere
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,   // passwords may hold any letter
            SslOptions = ServerTrust.Of(options.CaFile),
        };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Host and port, for messages.</summary>
    public string Place => options.Address.Authority;

    /// <summary>The answer, its head read and its status good; its body is the caller's to read.</summary>
    /// <exception cref="ClickHouseException">The server refuses, cannot be reached, or does not answer in time.</exception>
    public async ValueTask<HttpResponseMessage> SendAsync(ServerRequest request, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            var attempt = await TryAsync(request, cancellation).ConfigureAwait(false);
            if (attempt.Response is { } response) return response;
            if (!attempt.MayRepeat(request.Repeatable) || clock.GetElapsedTime(started) + delay > options.RetryFor) throw attempt.Failure!;
            await Task.Delay(delay, clock, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose() => client.Dispose();

    private async ValueTask<Attempt> TryAsync(ServerRequest request, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.CommandTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        using var message = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(options.Address) { Query = request.Query }.Uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = request.Body(),
        };
        message.Headers.TryAddWithoutValidation("X-ClickHouse-User", options.User);
        message.Headers.TryAddWithoutValidation("X-ClickHouse-Key", options.Password);
        try
        {
            var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK && !response.Headers.Contains(FailureHeader)) return Attempt.Answered(response);
            using (response) return await RefusedAsync(response, request.Doing, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested)
        {
            return Attempt.Failed(AttemptEnd.Unclear, Silent(request.Doing, e));
        }
        catch (OperationCanceledException e)   // the handler's own limit on connecting
        {
            return Attempt.Failed(AttemptEnd.NothingSent, Unreached(request.Doing, "no connection in time", e));
        }
        catch (HttpRequestException e)
        {
            var end = e.HttpRequestError switch
            {
                HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError => AttemptEnd.NothingSent,
                HttpRequestError.SecureConnectionError => AttemptEnd.Refused,
                _ => AttemptEnd.Unclear,
            };
            return Attempt.Failed(end, Unreached(request.Doing, WordOf(e), e));
        }
        catch (IOException e)
        {
            return Attempt.Failed(AttemptEnd.Unclear, Unreached(request.Doing, "the connection broke", e));
        }
    }

    private async ValueTask<Attempt> RefusedAsync(HttpResponseMessage response, string doing, CancellationToken cancellation)
    {
        var text = await TextAsync(response, cancellation).ConfigureAwait(false);
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var failure = ClickHouseException.FromEngine(text, doing);
        if (failure.Code == ClickHouseException.NotFromEngine)   // a proxy's page, not the server's words
            failure = new ClickHouseException($"{Place} answered HTTP {status} when asked to {doing}.");
        return Attempt.Failed(response.StatusCode == HttpStatusCode.ServiceUnavailable ? AttemptEnd.Unclear : AttemptEnd.Refused, failure);
    }

    private static async ValueTask<string> TextAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var buffer = new byte[LongestFailureText];
        var used = 0;
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                used = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            }
            catch (IOException)
            {
                used = Math.Max(Array.IndexOf(buffer, (byte)0), 0);   // what came before the cut is all there is to know
            }
        }

        return Encoding.UTF8.GetString(buffer, 0, used);
    }

    private ClickHouseException Silent(string doing, Exception cause) =>
        new($"{Place} did not answer within {options.CommandTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s when asked to {doing}.", cause);

    private ClickHouseException Unreached(string doing, string why, Exception cause) =>
        new($"{Place} cannot be asked to {doing}: {why}.", cause);

    private static string WordOf(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => "no connection",
        HttpRequestError.NameResolutionError => "its name is not known",
        HttpRequestError.SecureConnectionError => $"its certificate or TLS is not accepted ({e.InnerException?.Message ?? e.Message})",
        _ => "the connection broke",
    };
}
