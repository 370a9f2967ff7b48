using AuditPipeline.Core.Ports;

namespace AuditPipeline.Core.Captures;

/// <summary>Id of one envelope, given at capture and kept through leaf, row and pack: a UUIDv7 (RFC 9562 section 5.7).</summary>
public readonly record struct EnvelopeId(Guid Value) : IComparable<EnvelopeId>
{
    /// <summary>A new id whose first 48 bits are <paramref name="capturedAt"/> in Unix milliseconds.</summary>
    public static EnvelopeId New(DateTimeOffset capturedAt, IRandomness randomness)
    {
        Span<byte> bytes = stackalloc byte[16];
        randomness.Fill(bytes);
        var milliseconds = capturedAt.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) bytes[i] = (byte)((milliseconds >> (40 - 8 * i)) & 0xff);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new EnvelopeId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>The id written as <see cref="ToString"/> writes it; false for anything else.</summary>
    public static bool TryParse(string? text, out EnvelopeId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = new EnvelopeId(value);
        return ok;
    }

    public int CompareTo(EnvelopeId other) => Value.CompareTo(other.Value);

    public static bool operator <(EnvelopeId left, EnvelopeId right) => left.CompareTo(right) < 0;

    public static bool operator >(EnvelopeId left, EnvelopeId right) => left.CompareTo(right) > 0;

    public static bool operator <=(EnvelopeId left, EnvelopeId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EnvelopeId left, EnvelopeId right) => left.CompareTo(right) >= 0;

    /// <summary>36 characters, lower case, with hyphens.</summary>
    public override string ToString() => Value.ToString("D");
}
