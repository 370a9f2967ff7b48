using System.Security.Cryptography;
using AuditPipeline.Core.Captures;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Reads closed entries in their order and makes envelopes of them. What cannot be read as one is handed over as such and
/// holds nothing up. One reader serves one consumer.</summary>
internal sealed class JournalReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statement _select;
    private readonly SegmentKeys _keys;
    private readonly StreamId _stream;
    private readonly JournalIdentity _identity;
    private readonly JournalOptions _options;

    public JournalReader(SqliteConnection connection, SegmentKeys keys, StreamId stream, JournalIdentity identity, JournalOptions options)
    {
        (_connection, _keys, _stream, _identity, _options) = (connection, keys, stream, identity, options);
        _select = new(
            connection,
            """
            SELECT c.position, c.number, c.id, c.at, c.segment, c.section, o.id, o.segment, o.section, c.lost
            FROM closed c LEFT JOIN opened o ON o.number = c.number
            WHERE c.position > $0 AND c.position <= $1 ORDER BY c.position LIMIT $2
            """,
            parameters: 3);
    }

    /// <summary>The next entries after a position, within the bounds; empty when there are none.</summary>
    /// <param name="last">Last position the journal has told of: the file shows a commit a moment before that.</param>
    public List<Delivery> ReadAfter(long position, long last)
    {
        var deliveries = new List<Delivery>();
        var bytes = 0L;
        using var row = _select.Read(position, last, _options.BatchCount);
        while (row.Read())
        {
            var entry = StoredEntry.From(row);
            bytes += entry.Size;
            if (deliveries.Count > 0 && bytes > _options.BatchBytes) break;
            deliveries.Add(Decode(entry));
        }

        return deliveries;
    }

    public void Dispose()
    {
        _select.Dispose();
        _connection.Dispose();
    }

    private Delivery Decode(StoredEntry entry)
    {
        if (entry.Id is not { } id) return Reject(entry, "id_unreadable");

        try
        {
            return entry.Number is not { } number ? DecodeImport(entry, id)
                : entry.Lost is null ? DecodeCall(entry, id, _identity.Of(number))
                : DecodeLoss(entry, id, _identity.Of(number));
        }
        catch (InvalidDataException)
        {
            return Reject(entry, "section_unreadable");
        }
    }

    private Delivery DecodeCall(StoredEntry entry, EnvelopeId id, GatewayNumber number)
    {
        var origin = new EnvelopeOrigin(EnvelopeOrigin.Gateway, _options.SoftwareVersion);
        if (entry.Opening is null) return DecodeWholeCall(entry, id, number, origin);
        if (entry.OpeningId != id) return Reject(entry, "opening_of_another_call");
        if (Find(entry.OpeningSegment) is not { } first || Find(entry.Segment) is not { } last)
            return Reject(entry, "storage_key_missing");
        if (first.TryOpen(SectionName.Opening, id, entry.Opening) is not { } opening
            || last.TryOpen(SectionName.Closing, id, entry.Section) is not { } closing)
            return Reject(entry, "decryption_failed");

        return Delivery.Of(
            _stream, entry.Position,
            EnvelopeSections.ReadCall(id, number, origin, opening, closing));
    }

    // One row for opening and end. A row that holds an end only has lost its opening.
    private Delivery DecodeWholeCall(StoredEntry entry, EnvelopeId id, GatewayNumber number, EnvelopeOrigin origin)
    {
        if (Find(entry.Segment) is not { } segment) return Reject(entry, "storage_key_missing");
        if (segment.TryOpen(SectionName.Call, id, entry.Section) is { } section)
            return Delivery.Of(_stream, entry.Position, EnvelopeSections.ReadCall(id, number, origin, section));

        return Reject(entry, segment.TryOpen(SectionName.Closing, id, entry.Section) is null ? "decryption_failed" : "opening_missing");
    }

    private Delivery DecodeLoss(StoredEntry entry, EnvelopeId id, GatewayNumber first)
    {
        if (Find(entry.Segment) is not { } segment) return Reject(entry, "storage_key_missing");
        if (segment.TryOpen(SectionName.Loss, id, entry.Section) is not { } section) return Reject(entry, "decryption_failed");

        var loss = EnvelopeSections.ReadLoss(id, section);
        return loss.Count == entry.Lost
            ? Delivery.Of(_stream, entry.Position, new NumberedLoss(loss, first))
            : Reject(entry, "loss_of_another_count");
    }

    private Delivery DecodeImport(StoredEntry entry, EnvelopeId id)
    {
        if (Find(entry.Segment) is not { } segment) return Reject(entry, "storage_key_missing");

        return segment.TryOpen(SectionName.Import, id, entry.Section) is { } section
            ? Delivery.Of(_stream, entry.Position, EnvelopeSections.ReadImport(id, section))
            : Reject(entry, "decryption_failed");
    }

    private Segment? Find(long? segment) => segment is { } id ? _keys.Find(id) : null;

    private Delivery Reject(StoredEntry entry, string reason)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(entry.Opening ?? []);
        sha.AppendData(entry.Section);
        var hash = sha.GetHashAndReset();

        // An import's own number lies in what cannot be read. The time is the stored one: a second reading gives the same record.
        GatewayNumber? number = entry.Number is { } value ? _identity.Of(value) : null;
        return Delivery.Of(
            _stream, entry.Position,
            new RejectedEnvelope(entry.Id ?? DerivedId(hash), number, entry.At, hash, reason));
    }

    // A UUID of version 8 (RFC 9562 section 5.8): made from the hash, so the same bytes have the same id.
    private static EnvelopeId DerivedId(ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash[..16].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new EnvelopeId(new Guid(bytes, bigEndian: true));
    }
}
