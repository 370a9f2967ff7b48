using System.Net.Http.Headers;
using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Anchoring;

/// <summary>C2SP tlog-witness over HTTP.</summary>
internal sealed class WitnessClient(TimeProvider time) : IWitnessClient, IDisposable
{
    private readonly OutsideHttp http = new(time, WitnessReply.MaxBytes);

    public async ValueTask<WitnessReply> AddAsync(Uri url, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url.AbsoluteUri.TrimEnd('/') + "/add-checkpoint"));
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        var (status, _, answer) = await http.SendAsync(request, cancellation);
        return new WitnessReply(status, answer);
    }

    public void Dispose() => http.Dispose();
}
