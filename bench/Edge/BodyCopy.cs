using System.Buffers;

namespace AuditPipeline.Bench.Edge;

/// <summary>Keeps a body as it comes.</summary>
/// <param name="begun">Called at its first byte.</param>
internal sealed class BodyCopy(Action begun)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.WrittenCount == 0) begun();
        _bytes.Write(bytes);
    }
}
