using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>Makes messages of what is delivered: Protobuf, compressed, encrypted under a data key that is made anew after a bound of
/// content or of time and travels wrapped in each message. Thread-safe.</summary>
internal sealed class MessageWriter(IKeyRing ring, IRandomness randomness, TimeProvider clock, KafkaOptions options) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1, 1);
    private volatile SealingKey? _current;

    public async ValueTask<Message<byte[], byte[]>> WriteAsync(Delivery delivery, CancellationToken cancellation)
    {
        var label = MessageLabel.Of(delivery);
        var key = _current is { } current && IsFresh(current) ? current : await ChangeAsync(cancellation);
        using var packed = Compression.Pack(WireForm.Of(delivery));
        var plain = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        var value = key.Seal(plain, label.Bound(Compression.Coding));
        CryptographicOperations.ZeroMemory(plain);
        return new Message<byte[], byte[]>
        {
            Key = label.Number is { } number ? Encoding.ASCII.GetBytes(number.Instance) : null!,
            Value = value,
            Headers = MessageHeaders.Write(label, Compression.Coding, key.Wrapped),
        };
    }

    public void Dispose()
    {
        _current?.Dispose();
        _changing.Dispose();
    }

    private async ValueTask<SealingKey> ChangeAsync(CancellationToken cancellation)
    {
        await _changing.WaitAsync(cancellation);
        try
        {
            if (_current is { } current && IsFresh(current)) return current;   // another caller was first

            // The one before may still be in use by another caller; its finalizer ends it.
            return _current = new SealingKey(
                await ring.NewStorageKeyAsync(options.StorageKeyName, cancellation), RandomStart(), clock.GetTimestamp());
        }
        finally
        {
            _changing.Release();
        }
    }

    private bool IsFresh(SealingKey key) =>
        key.SealedBytes < options.KeyBytes && clock.GetElapsedTime(key.Made) < options.KeyAge;

    private uint RandomStart()
    {
        Span<byte> bytes = stackalloc byte[4];
        randomness.Fill(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
