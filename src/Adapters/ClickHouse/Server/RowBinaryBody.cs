using System.Buffers;
using System.IO.Compression;
using System.Net;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>Rows as the body of an insert: streamed segment by segment, never copied as a whole. Plain it has a length, as gzip it goes
/// in chunks and ends with a checksum: either way a server sees when it is cut.</summary>
internal sealed class RowBinaryBody : HttpContent
{
    private readonly ReadOnlySequence<byte> rows;
    private readonly bool compressed;

    public RowBinaryBody(ReadOnlySequence<byte> rows, bool compressed)
    {
        this.rows = rows;
        this.compressed = compressed;
        Headers.ContentType = new("application/octet-stream");
        if (compressed) Headers.ContentEncoding.Add("gzip");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!compressed)
        {
            await WriteAsync(stream, cancellationToken).ConfigureAwait(false);
            return;
        }

        var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await using (gzip.ConfigureAwait(false))
        {
            await WriteAsync(gzip, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = rows.Length;
        return !compressed;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellation)
    {
        foreach (var segment in rows) await stream.WriteAsync(segment, cancellation).ConfigureAwait(false);
    }
}
