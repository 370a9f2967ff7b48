using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using AuditPipeline.Core.Cryptography;

namespace AuditPipeline.Core.Sealing;

/// <summary>Wraps data keys under one key-encryption key, whose cipher it keeps set up. Thread-safe.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as its key in the ring's cache, which others share; the cipher's handle frees itself.")]
internal sealed class KeyWrapper(KeyEncryptionKey kek)
{
    private readonly Lock _gate = new();
    private readonly AesGcm _cipher = new(kek.Key.Span, PartSealer.TagLength);

    public string KekId { get; } = kek.Id;

    /// <inheritdoc cref="KeyWrap.Wrap(AesGcm, string, string, string, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public byte[] Wrap(string part, string record, ReadOnlySpan<byte> dataKey, ReadOnlySpan<byte> nonce)
    {
        lock (_gate) return KeyWrap.Wrap(_cipher, KekId, part, record, dataKey, nonce);
    }
}
