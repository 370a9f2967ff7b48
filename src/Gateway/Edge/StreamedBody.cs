using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using AuditPipeline.Gateway.Tap;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Gateway.Edge;

/// <summary>A request body that is forwarded as it arrives and copied beside it (<c>record: pass</c>). It is opened in the journal when
/// its last byte has come, or when the provider wants no more of it.</summary>
internal sealed class StreamedBody(
    PipeReader caller, long? length, CaptureBuffer bytes, GatewayOptions options, TimeProvider time, Action whole, CancellationToken left)
    : HttpContent, IRequestContent
{
    private int _ended;

    public Refusal? Refusal { get; private set; }

    /// <summary>False while bytes of it may still wait on the caller's connection.</summary>
    public bool Whole { get; private set; }

    public HttpContent Content(bool withLength) => this;

    public void Sent() => End();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(time, left);
        using var ends = cancellationToken.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), caller);
        deadline.Start(options.RequestBodyTimeout);
        try
        {
            while (true)
            {
                var read = await caller.ReadAsync(deadline.Token);
                try
                {
                    await PassAsync(read.Buffer, stream, cancellationToken);
                }
                finally
                {
                    caller.AdvanceTo(read.Buffer.End);
                }

                if (read.IsCompleted) break;
                await stream.FlushAsync(cancellationToken);
            }

            Whole = true;
            End();
        }
        catch (Exception e) when (deadline.Expired || e is BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout })
        {
            throw Refused(Refusal.BodyTimeout);
        }
        catch (BadHttpRequestException) when (!left.IsCancellationRequested)
        {
            throw Refused(Refusal.MalformedBody);
        }
    }

    protected override bool TryComputeLength(out long result)
    {
        result = length ?? 0;
        return length is not null;
    }

    private async ValueTask PassAsync(ReadOnlySequence<byte> pieces, Stream stream, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var piece in pieces)
        {
            bytes.Append(piece.Span);
            if (bytes.Passed > options.MaxRequestBytes) throw Refused(Refusal.BodyTooLarge);
            await stream.WriteAsync(piece, cancellation);
        }
    }

    private IOException Refused(Refusal refusal)
    {
        Refusal = refusal;
        return new IOException("the request body cannot be forwarded");
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0) whole();
    }
}
