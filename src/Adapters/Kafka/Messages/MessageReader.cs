using System.Buffers.Binary;
using System.Security.Cryptography;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using Confluent.Kafka;
using Google.Protobuf;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>Makes deliveries of messages. What cannot be read as one is handed over as such and holds nothing up. For one thread.</summary>
internal sealed class MessageReader(IKeyRing ring, KafkaOptions options) : IDisposable
{
    /// <summary>Opened keys remembered; the oldest goes first.</summary>
    private const int MostKeys = 256;

    private readonly Dictionary<string, AesGcm> _opened = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <remarks>An exception of the key ring goes to the caller: a ring that cannot answer makes no message a reject.</remarks>
    public async ValueTask<Delivery> ReadAsync(ConsumeResult<byte[], byte[]> result, CancellationToken cancellation)
    {
        if (MessageHeaders.Read(result.Message.Headers ?? [], out var coding, out var wrapped) is not { } label)
            return Reject(result, null, "headers_unreadable");
        if (coding != Compression.Coding) return Reject(result, label, "coding_unknown");
        if (await OpenAsync(wrapped, cancellation) is not { } cipher) return Reject(result, label, "storage_key_missing");
        if (SealingKey.TryOpen(cipher, result.Message.Value ?? [], label.Bound(coding)) is not { } packed)
            return Reject(result, label, "decryption_failed");
        if (Compression.Unpack(packed, options.MaxEnvelopeBytes) is not { } bytes) return Reject(result, label, "compression_broken");

        try
        {
            var delivery = WireForm.Read(label.Kind, StreamId.OfPartition(result.Partition.Value), result.Offset.Value, bytes);
            var inside = MessageLabel.Of(delivery);
            return inside.Id == label.Id && inside.Number == label.Number ? delivery : Reject(result, label, "label_of_another");
        }
        catch (Exception broken) when (broken is InvalidProtocolBufferException or InvalidDataException)
        {
            return Reject(result, label, "encoding_broken");
        }
    }

    public void Dispose()
    {
        foreach (var cipher in _opened.Values) cipher.Dispose();
    }

    private async ValueTask<AesGcm?> OpenAsync(byte[] wrapped, CancellationToken cancellation)
    {
        var name = Convert.ToBase64String(wrapped);
        if (_opened.TryGetValue(name, out var known)) return known;
        if (await ring.OpenStorageKeyAsync(options.StorageKeyName, wrapped, cancellation) is not { } key) return null;

        if (_opened.Count >= MostKeys && _opened.Remove(_order.Dequeue(), out var oldest)) oldest.Dispose();
        var cipher = new AesGcm(key.Key.Span, SealingKey.TagBytes);
        _opened.Add(name, cipher);
        _order.Enqueue(name);
        return cipher;
    }

    // Nothing of it is authentic, so the id is our own, made from bytes and place: the same at every reading, and never that of an envelope.
    // The number is what it claims to be, so that whoever misses that number finds this.
    private static Delivery Reject(ConsumeResult<byte[], byte[]> result, MessageLabel? label, string reason)
    {
        var stream = StreamId.OfPartition(result.Partition.Value);
        var hash = SHA256.HashData(result.Message.Value ?? []);
        return Delivery.Of(
            stream, result.Offset.Value,
            new RejectedEnvelope(
                DerivedId(hash, result.Partition.Value, result.Offset.Value), label?.Number, FoundAt(result.Message.Timestamp), hash, reason));
    }

    private static DateTimeOffset FoundAt(Timestamp timestamp) =>
        timestamp.Type == TimestampType.NotAvailable ? DateTimeOffset.UnixEpoch : new DateTimeOffset(timestamp.UtcDateTime, TimeSpan.Zero);

    // A UUID of version 8 (RFC 9562 section 5.8).
    private static EnvelopeId DerivedId(ReadOnlySpan<byte> hash, int partition, long offset)
    {
        Span<byte> from = stackalloc byte[32 + 12];
        hash.CopyTo(from);
        BinaryPrimitives.WriteInt32BigEndian(from[32..], partition);
        BinaryPrimitives.WriteInt64BigEndian(from[36..], offset);
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(from, bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new EnvelopeId(new Guid(bytes[..16], bigEndian: true));
    }
}
