using System.Net;
using System.Net.Http.Headers;

namespace AuditPipeline.Host.Chaos;

/// <summary>Body of a request that tells its call how far it got.</summary>
internal sealed class CallBody : HttpContent
{
    private const int Chunk = 16 * 1024;

    private readonly byte[] _bytes;
    private readonly ChaosCall _call;

    public CallBody(byte[] bytes, ChaosCall call)
    {
        (_bytes, _call) = (bytes, call);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _call.Sent++;
        for (var at = 0; at < _bytes.Length; at += Chunk) await stream.WriteAsync(_bytes.AsMemory(at, Math.Min(Chunk, _bytes.Length - at)));
        await stream.FlushAsync();
        _call.SentWhole = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
