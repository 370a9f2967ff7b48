using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AuditPipeline.Gateway.Edge;

/// <summary>The connections to providers. Adds nothing to a request and takes nothing from an answer: no redirects, cookies,
/// decompression, trace headers or proxies from the environment.</summary>
internal sealed class Upstream : IDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly Version _version;

    public Upstream(GatewayOptions options)
    {
        _version = options.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = options.UpstreamProxy is not null,
            Proxy = options.UpstreamProxy is null ? null : new WebProxy(options.UpstreamProxy),
            ActivityHeadersPropagator = null,
            ConnectTimeout = options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            // Shorter than the idle limits of the providers' front ends, so that a pooled connection is seldom a dead one; its
            // lifetime is bounded so that a changed address is found.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // An answer that nobody wants any more is not read on: its provider is to stop.
            MaxResponseDrainSize = 0,
            // Header values pass byte for byte.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        });
    }

    /// <summary>The request as the provider gets it.</summary>
    public HttpRequestMessage Request(HttpContext context, Uri address, IRequestContent body)
    {
        var request = context.Request;
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address)
        {
            Version = _version,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = Content(context, body),
        };
        var listed = HopByHop.Listed(request.Headers.Connection);
        foreach (var (name, values) in request.Headers)
        {
            if (HopByHop.Contains(name, listed) || IsOurs(name)) continue;
            if (message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) continue;
            message.Content ??= new ByteArrayContent([]);
            message.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        return message;
    }

    /// <summary>Returns when the headers of the answer are there.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        _invoker.SendAsync(request, cancellation);

    public void Dispose() => _invoker.Dispose();

    private static HttpContent? Content(HttpContext context, IRequestContent body)
    {
        if (context.Request.ContentLength is not null) return body.Content(withLength: true);
        return context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true ? body.Content(withLength: false) : null;
    }

    /// <summary>Host and length belong to the new request; Expect has been answered, the body is here.</summary>
    private static bool IsOurs(string name) =>
        name.StartsWith(AuditHeaders.Prefix, StringComparison.OrdinalIgnoreCase)
        || name.Equals("Host", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Expect", StringComparison.OrdinalIgnoreCase);
}
