using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Decode;
using AuditPipeline.Processor.Meter;
using SealedPart = AuditPipeline.Core.Sealing.SealedPart;

namespace AuditPipeline.Processor.Seal;

/// <summary>Takes a delivery through Decode, Count, Meter, Redact and the sealing of its parts. Same delivery, same result, as far as a
/// detector outside answers the same; thread-safe.</summary>
/// <param name="external">Asked for the texts of each record before it is redacted; null when there is none.</param>
public sealed class RecordPreparer(
    UsageCounting counting, Metering metering, Redactor redactor, IKeyRing keys, IExternalDetector? external = null)
{
    /// <summary>Why an exchange is kept as bytes only: a stage broke on it.</summary>
    public const string Failed = "processing_failed";

    internal async ValueTask<PreparedRecord> PrepareAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (delivery.Rejected is { } rejected) return Rejected(delivery.Position, rejected);
        if (delivery.Loss is { } loss) return Lost(delivery.Position, loss);
        if (delivery.Heartbeat is { } heartbeat) return Told(delivery.Position, heartbeat);

        var envelope = delivery.Envelope!;
        var dataKeys = new Dictionary<string, (WrappedPartKey Key, byte[] Dek)>(2);
        foreach (var key in envelope.Keys)
        {
            var kek = await keys.FindAsync(key.KekId, cancellation);
            if (kek is null || KeyWrap.Unwrap(kek.Key.Span, key.KekId, key.Part, envelope.Id.ToString(), key.Wrapped.Span) is not { } dek)
                return Unreadable(delivery.Position, envelope, kek is null ? "key_destroyed" : "key_unreadable");
            dataKeys.Add(key.Part, (key, dek));
        }

        if (!dataKeys.TryGetValue(PartName.Body, out var bodyKey) || !dataKeys.TryGetValue(PartName.Raw, out var rawKey))
            return Unreadable(delivery.Position, envelope, "key_missing");

        try
        {
            return await UnderstoodAsync(delivery.Position, envelope, Decoder.Decode(envelope), bodyKey, rawKey, cancellation);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            // One exchange that a stage cannot take must not hold up the stream, nor be left out: it is kept as bytes.
            var asBytes = new Interaction { Decoding = Decoding.Undecoded(Failed), Operation = "other" };
            return await UnderstoodAsync(delivery.Position, envelope, asBytes, bodyKey, rawKey, cancellation);
        }
    }

    private async ValueTask<PreparedRecord> UnderstoodAsync(
        long position, Envelope envelope, Interaction decoded, (WrappedPartKey Key, byte[] Dek) bodyKey, (WrappedPartKey Key, byte[] Dek) rawKey,
        CancellationToken cancellation)
    {
        var interaction = counting.Complete(envelope, decoded);
        var cost = metering.CostOf(envelope.Provider, envelope.CapturedAt, interaction);
        var findings = external is null ? null : await external.DetectAsync(redactor.TextsOf(envelope, interaction), cancellation);
        var redacted = redactor.Redact(envelope, interaction, keys.PseudonymKey, findings);
        return new PreparedRecord(
            position,
            LeafType.Interaction,
            envelope.Id,
            envelope.Number,
            envelope.CapturedAt,
            envelope.Caller.System ?? PartKeyMaker.Unassigned,
            LeafMetaBuilder.Of(envelope, redacted, cost),
            redacted,
            [Readable(envelope.Id, bodyKey, BodyPayload.Of(redacted)), Encrypted(envelope.Id, rawKey, RawPayload.Of(envelope))]);
    }

    private static SealedPart Readable(EnvelopeId id, (WrappedPartKey Key, byte[] Dek) key, byte[] payload)
    {
        var part = key.Key.Part;
        var salt = PartKeys.SaltOf(key.Dek);
        var commitment = new PartCommitment(PartSealer.Commit(salt, payload).ToArray(), KeyHash(id, key.Key), null);
        return new SealedPart(part, commitment, key.Key.KekId, key.Key.Wrapped, salt, payload, null);
    }

    private static SealedPart Encrypted(EnvelopeId id, (WrappedPartKey Key, byte[] Dek) key, byte[] payload)
    {
        var part = key.Key.Part;
        var made = PartSealer.Seal(key.Dek, part, id.ToString(), payload);
        var commitment = new PartCommitment(made.Commitment.ToArray(), KeyHash(id, key.Key), made.CiphertextHash.ToArray());
        return new SealedPart(part, commitment, key.Key.KekId, key.Key.Wrapped, null, null, made.Ciphertext);
    }

    private static byte[] KeyHash(EnvelopeId id, WrappedPartKey key) =>
        PartSealer.KeyBinding(key.KekId, id.ToString(), key.Part).ToArray();

    private static PreparedRecord Lost(long position, NumberedLoss numbered) => new(
        position,
        LeafType.Loss,
        numbered.Loss.Id,
        numbered.First,
        numbered.Loss.From,
        numbered.Loss.System ?? PartKeyMaker.Unassigned,
        LeafMetaBuilder.Of(numbered.Loss),
        null,
        []);

    private static PreparedRecord Told(long position, Heartbeat heartbeat) => new(
        position, LeafType.Heartbeat, heartbeat.Id, heartbeat.Accepted, heartbeat.At, null, LeafMetaBuilder.Of(heartbeat), null, []);

    private static PreparedRecord Unreadable(long position, Envelope envelope, string reason) => Rejected(
        position, new RejectedEnvelope(envelope.Id, envelope.Number, envelope.CapturedAt, new byte[32], reason));

    // The bytes as found were never readable, so their plain hash tells nobody anything about content.
    private static PreparedRecord Rejected(long position, RejectedEnvelope rejected) => new(
        position,
        LeafType.Reject,
        rejected.Id,
        rejected.Number,
        rejected.FoundAt,
        null,
        new LeafMeta { Undecoded = rejected.Reason },
        null,
        [
            new SealedPart(
                "envelope",
                new PartCommitment(rejected.Sha256, PartSealer.KeyBinding("none", rejected.Id.ToString(), "envelope").ToArray(), rejected.Sha256),
                "none", ReadOnlyMemory<byte>.Empty, null, null, null),
        ]);
}
