using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Anchors;

/// <summary>Statement of the anchor log that names the newest token (seal page, section 6): what follows it in the log was made after the token's
/// time.</summary>
public static class BeaconStatement
{
    /// <summary>Canonical JSON.</summary>
    /// <param name="token">The <c>TimeStampResp</c>, DER.</param>
    /// <param name="at">Our time.</param>
    public static byte[] Of(ReadOnlySpan<byte> token, DateTimeOffset at)
    {
        var buffer = new ArrayBufferWriter<byte>(192);
        var json = new CanonicalJsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("sha256"u8, Convert.ToBase64String(SHA256.HashData(token)));
        json.WriteString("ts"u8, at.UtcDateTime.ToString(LeafWriter.TimeFormat, CultureInfo.InvariantCulture));
        json.WriteString("type"u8, OperatorStatement.Beacon);
        json.WriteInteger("v"u8, 1);
        json.WriteEndObject();
        return buffer.WrittenSpan.ToArray();
    }
}
