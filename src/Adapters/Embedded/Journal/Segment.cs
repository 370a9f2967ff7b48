using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>What is encrypted under one storage key. At rest a section is nonce 12 || AES-256-GCM || tag 16, bound to the name of
/// the section and the envelope's id. Thread-safe.</summary>
/// <remarks>The nonce is 4 bytes fixed for the segment and a counter; a key is only encrypted with by the process that made it, so
/// no nonce comes twice (NIST SP 800-38D, section 8.2.1).</remarks>
internal sealed class Segment : IDisposable
{
    /// <summary>Bytes a sealed section is longer than its plain form.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly StorageKey _key;
    private readonly uint _nonceStart;
    private readonly ConcurrentBag<AesGcm> _ciphers = [];   // one instance serves one thread at a time
    private long _nonceCounter;
    private long _sealedBytes;

    /// <param name="nonceStart">Random.</param>
    /// <param name="made">Timestamp of the monotonic clock.</param>
    public Segment(long id, StorageKey key, uint nonceStart, long made) => (Id, _key, _nonceStart, Made) = (id, key, nonceStart, made);

    public long Id { get; }

    public long Made { get; }

    public ReadOnlyMemory<byte> Wrapped => _key.Wrapped;

    /// <summary>Bytes encrypted by this process.</summary>
    public long SealedBytes => Interlocked.Read(ref _sealedBytes);

    public byte[] Seal(string section, EnvelopeId id, ReadOnlySpan<byte> plain)
    {
        var bytes = new byte[Overhead + plain.Length];
        Seal(section, id, plain, bytes);
        return bytes;
    }

    /// <param name="bytes">As long as <paramref name="plain"/> and <see cref="Overhead"/> together.</param>
    public void Seal(string section, EnvelopeId id, ReadOnlySpan<byte> plain, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, _nonceStart);
        BinaryPrimitives.WriteInt64BigEndian(bytes[4..], Interlocked.Increment(ref _nonceCounter));
        Interlocked.Add(ref _sealedBytes, plain.Length);

        Span<byte> bound = stackalloc byte[64];
        var cipher = Rent();
        cipher.Encrypt(
            bytes[..NonceBytes], plain, bytes.Slice(NonceBytes, plain.Length), bytes[(NonceBytes + plain.Length)..],
            bound[..Bind(section, id, bound)]);
        _ciphers.Add(cipher);
    }

    /// <summary>The plain bytes, or null when these were not sealed here under this name and id.</summary>
    public byte[]? TryOpen(string section, EnvelopeId id, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Overhead) return null;

        Span<byte> bound = stackalloc byte[64];
        var plain = new byte[bytes.Length - Overhead];
        var cipher = Rent();
        try
        {
            cipher.Decrypt(
                bytes[..NonceBytes], bytes[NonceBytes..^TagBytes], bytes[^TagBytes..], plain,
                bound[..Bind(section, id, bound)]);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            _ciphers.Add(cipher);
        }
    }

    public void Dispose()
    {
        while (_ciphers.TryTake(out var cipher)) cipher.Dispose();
    }

    private AesGcm Rent() => _ciphers.TryTake(out var cipher) ? cipher : new AesGcm(_key.Key.Span, TagBytes);

    private static int Bind(string section, EnvelopeId id, Span<byte> to)
    {
        var length = Encoding.ASCII.GetBytes(section, to);
        to[length++] = (byte)'\n';
        id.Value.TryWriteBytes(to[length..], bigEndian: true, out var written);
        return length + written;
    }
}
