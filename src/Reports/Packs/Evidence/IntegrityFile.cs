using System.Buffers;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary><c>integrity.json</c>: what was found when every stored record of the pack was held against the log, column by column. A pack
/// with an entry here does not verify.</summary>
internal static class IntegrityFile
{
    public static byte[] Write(IReadOnlyList<StreamEvidence> streams)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var json = new CanonicalJsonWriter(buffer);
        json.WriteStartObject();
        json.WriteInteger("checked"u8, streams.Sum(s => s.Shown));
        json.WriteStartArray("differs"u8);
        foreach (var stream in streams)
        {
            foreach (var record in stream.Differing)
            {
                json.WriteStartObject();
                json.WriteStartArray("columns"u8);
                foreach (var column in record.Columns) json.WriteString(column);
                json.WriteEndArray();
                json.WriteInteger("index"u8, record.Index);
                json.WriteString("stream"u8, stream.Stream.Value);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteInteger("v"u8, 1);
        json.WriteEndObject();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The same findings for the controls.</summary>
    public static Core.Controls.IntegrityReport Report(IReadOnlyList<StreamEvidence> streams, DateTimeOffset verifiedAt)
    {
        var failed = streams.Sum(s => s.Differing.Count + s.Missing);
        var badRoots = streams.Count(s => s.Missing > 0 || s.Differing.Any(d => d.Columns.Contains("leaf")));
        var badSignatures = streams.Sum(s => s.BadSignatures);
        return new Core.Controls.IntegrityReport
        {
            VerifiedAt = verifiedAt,
            LeavesVerified = streams.Sum(s => s.To - s.From) - failed,
            LeavesFailed = failed,
            RootsVerified = streams.Count - badRoots,
            RootsFailed = badRoots,
            SignaturesVerified = Math.Max(0, 2 * streams.Count - badSignatures),
            SignaturesFailed = badSignatures,
            Failures =
            [
                .. streams.SelectMany(s => s.Differing.Select(d => $"{s.Stream} {d.Index}: {string.Join(", ", d.Columns)}"))
                    .Concat(streams.Where(s => s.Missing > 0).Select(s => $"{s.Stream}: {s.Missing} records missing"))
                    .Take(100),
            ],
        };
    }
}
