using AuditPipeline.Core.Captures;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>One closed entry as its row says. SQLite lets any column hold any type; what is not of the expected one is read as
/// absent or empty, and the entry is then rejected.</summary>
internal sealed record StoredEntry(
    long Position, long? Number, EnvelopeId? Id, DateTimeOffset At, long? Segment, byte[] Section, EnvelopeId? OpeningId,
    long? OpeningSegment, byte[]? Opening, long? Lost)
{
    public long Size => Section.Length + (Opening?.Length ?? 0);

    public static StoredEntry From(SqliteDataReader row) => new(
        row.GetInt64(0), Integer(row, 1), IdOf(Blob(row, 2)), Time(Integer(row, 3)), Integer(row, 4), Blob(row, 5) ?? [],
        IdOf(Blob(row, 6)), Integer(row, 7), Blob(row, 8), Integer(row, 9));

    private static EnvelopeId? IdOf(byte[]? bytes) => bytes is { Length: 16 } ? new EnvelopeId(new Guid(bytes, bigEndian: true)) : null;

    private static long? Integer(SqliteDataReader row, int column) => row.GetValue(column) as long?;

    private static byte[]? Blob(SqliteDataReader row, int column) => row.GetValue(column) as byte[];

    private static DateTimeOffset Time(long? microseconds)
    {
        var latest = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return microseconds is { } value and >= 0 && value <= latest
            ? DateTimeOffset.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond)
            : DateTimeOffset.UnixEpoch;
    }
}
