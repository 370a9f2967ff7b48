using System.Net;

namespace AuditPipeline.Gateway.Edge;

/// <summary>The request body on its way to the provider, framed as the caller framed it: with a length, or chunked.</summary>
internal sealed class ForwardedBody(ReadOnlyMemory<byte> bytes, bool withLength) : HttpContent
{
    private int _writing;

    /// <summary>True while the bytes may still be read. HTTP/2 can answer before the request is sent.</summary>
    public bool IsWriting => Volatile.Read(ref _writing) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _writing);
        try
        {
            await stream.WriteAsync(bytes, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _writing);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return withLength;
    }
}
