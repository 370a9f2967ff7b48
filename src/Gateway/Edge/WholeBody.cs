using System.Net;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>A request body that has arrived whole, framed as the caller framed it: with a length, or chunked.</summary>
/// <param name="letGo">Lets the memory go; true when someone may still be reading it.</param>
internal sealed class WholeBody(CaptureBuffer bytes, Action<bool> letGo) : HttpContent, IRequestContent
{
    private readonly ReadOnlyMemory<byte> _bytes = bytes.Contiguous();
    private bool _withLength;
    private int _writing;

    public Refusal? Refusal => null;

    public HttpContent Content(bool withLength)
    {
        _withLength = withLength;
        return this;
    }

    // HTTP/2 can answer before the request is sent.
    public void Sent() => letGo(Volatile.Read(ref _writing) > 0);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _writing);
        try
        {
            await stream.WriteAsync(_bytes, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _writing);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return _withLength;
    }
}
