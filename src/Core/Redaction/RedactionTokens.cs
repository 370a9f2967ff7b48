using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AuditPipeline.Core.Redaction;

/// <summary>Tokens of the operator <c>hash</c>: 24 hex digits of HMAC-SHA-256 (RFC 2104) over tenant, kind, scope and the value's normal form
/// (<see cref="NormalForm"/>), and 8 over tenant, kind and those digits. By the last eight a token that stands in a text is told from a value in
/// the form of one, without knowing what it was made of.</summary>
public static class RedactionTokens
{
    /// <summary>Hex digits of a token.</summary>
    public const int Length = ValueLength + CheckLength;

    private const int ValueLength = 24;
    private const int CheckLength = 8;

    // No UTF-8 text begins with this byte, so no user's name (Pseudonym, same key) has the code of a token.
    private const byte NotUtf8 = 0xFF;

    /// <param name="key">The deployment's pseudonym key (<see cref="Ports.IKeyRing.PseudonymKey"/>).</param>
    /// <param name="tenant">Owner of the record.</param>
    /// <param name="kind">Entity name.</param>
    /// <param name="value">The value as found; its normal form is taken.</param>
    /// <param name="conversation"><see cref="RedactionScope.Conversation"/> for tokens that hold within one; null for the tenant's.</param>
    public static string Of(ReadOnlySpan<byte> key, string tenant, string kind, string value, string? conversation)
    {
        var digits = Code(key, ["value", tenant, kind, conversation is null ? "tenant" : "conversation", conversation ?? "", NormalForm.Of(kind, value)], ValueLength);
        return digits + Code(key, ["check", tenant, kind, digits], CheckLength);
    }

    /// <summary>The digits are a token that this key made for this tenant and kind.</summary>
    public static bool IsOne(ReadOnlySpan<byte> key, string tenant, string kind, ReadOnlySpan<char> digits) =>
        digits.Length == Length
        && digits[ValueLength..].SequenceEqual(Code(key, ["check", tenant, kind, digits[..ValueLength].ToString()], CheckLength));

    private static string Code(ReadOnlySpan<byte> key, ReadOnlySpan<string> fields, int digits)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData([NotUtf8]);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            mac.AppendData(length);
            mac.AppendData(bytes);
        }

        return Convert.ToHexStringLower(mac.GetHashAndReset().AsSpan(0, digits / 2));
    }
}
