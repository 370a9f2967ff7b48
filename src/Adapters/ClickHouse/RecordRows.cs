using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Sealed records as RowBinary rows of the four tables. The order of the columns is that of <see cref="RecordSql"/>.</summary>
internal static class RecordRows
{
    public static void WriteRecord(RowBinaryWriter row, StreamId stream, SealedRecord record)
    {
        row.WriteString(stream.Value.AsSpan());
        row.WriteInt64(record.QueuePosition);
        row.WriteUInt64((ulong)StoredBytes(record));
        row.WriteString(record.LeafBytes.Span);
        LeafColumns.Write(row, record.Leaf);
    }

    /// <summary>Rows of the readable parts; how many.</summary>
    public static int WriteContent(RowBinaryWriter rows, StreamId stream, SealedRecord record)
    {
        var count = 0;
        foreach (var part in record.Parts)
        {
            if (part.Payload is not { } payload) continue;
            if (part.Salt is not { Length: 32 } salt)
                throw new ArgumentException($"Readable part {part.Name} of record {record.Leaf.Id} has no 32-byte salt.", nameof(record));

            WritePlace(rows, stream, record.Leaf, part.Name);
            rows.WriteString(payload.Span);
            rows.WriteFixed(salt.Span);
            var body = part.Name == PartName.Body ? record.Body : null;   // who and why go with the part they were said in
            rows.WriteNullable(body?.UserPseudonym);
            rows.WriteNullable(body?.Session?.Value);
            rows.WriteNullable(body?.Purpose?.Value);
            rows.WriteLength(body?.Tags.Count ?? 0);
            if (body is not null)
            {
                foreach (var (name, value) in body.Tags)
                {
                    rows.WriteString(name.Value.AsSpan());
                    rows.WriteString(value.Value.AsSpan());
                }
            }

            count++;
        }

        return count;
    }

    /// <summary>Rows of the encrypted parts; how many.</summary>
    public static int WritePayloads(RowBinaryWriter rows, StreamId stream, SealedRecord record)
    {
        var count = 0;
        foreach (var part in record.Parts)
        {
            if (part.Ciphertext is not { } ciphertext) continue;
            WritePlace(rows, stream, record.Leaf, part.Name);
            rows.WriteString(ciphertext.Span);
            count++;
        }

        return count;
    }

    /// <summary>Rows of the wrapped keys; how many.</summary>
    public static int WriteKeys(RowBinaryWriter rows, StreamId stream, SealedRecord record)
    {
        foreach (var part in record.Parts)
        {
            WritePlace(rows, stream, record.Leaf, part.Name);
            rows.WriteString(part.KekId.AsSpan());
            rows.WriteString(part.WrappedKey.Span);
        }

        return record.Parts.Count;
    }

    private static void WritePlace(RowBinaryWriter row, StreamId stream, Leaf leaf, string part)
    {
        row.WriteString(stream.Value.AsSpan());
        row.WriteUInt64((ulong)leaf.Index);
        row.WriteString(leaf.Id.AsSpan());
        row.WriteTimestamp(leaf.CapturedAt);
        row.WriteString(part.AsSpan());
    }

    private static long StoredBytes(SealedRecord record)
    {
        long total = record.LeafBytes.Length;
        foreach (var part in record.Parts) total += (part.Payload?.Length ?? 0) + (part.Ciphertext?.Length ?? 0) + part.WrappedKey.Length;
        return total;
    }
}
