using System.Buffers;
using System.Text.Json;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Packs;

/// <summary>One line of <c>records.jsonl</c>.</summary>
/// <param name="Index">Index of the leaf in its stream.</param>
/// <param name="Leaf">The leaf's bytes, verbatim.</param>
/// <param name="Proof">Inclusion proof under the range's last head, or null; packs that are not complete need it.</param>
/// <param name="Parts">State of every part the leaf commits to, by name.</param>
public sealed record PackRecord(
    long Index, ReadOnlyMemory<byte> Leaf, IReadOnlyList<MerkleHash>? Proof, IReadOnlyDictionary<string, PackPart> Parts)
{
    /// <summary>Longest line read, in bytes, without its newline.</summary>
    public const int MaxLine = 64 * 1024 * 1024;

    private static readonly CanonicalJsonLimits Limits = new(MaxLine);

    private static readonly IReadOnlyDictionary<string, PackPart> NoParts = new Dictionary<string, PackPart>();

    /// <summary>Writes the line with its newline.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var writer = new CanonicalJsonWriter(output);
        writer.WriteStartObject();
        writer.WriteInteger("index"u8, Index);
        writer.WriteBase64("leaf"u8, Leaf.Span);
        if (Parts.Count > 0)
        {
            writer.WriteStartObject("parts"u8);
            foreach (var (name, part) in Parts.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                writer.WriteKey(name);
                WritePart(writer, part);
            }

            writer.WriteEndObject();
        }

        if (Proof is not null) PackJson.WriteHashes(writer, "proof"u8, Proof);
        writer.WriteEndObject();
        output.Write("\n"u8);
    }

    /// <summary>Reads a line, without its newline; null with the fault named.</summary>
    public static PackRecord? TryParse(ReadOnlySpan<byte> line, out string? fault)
    {
        if (CanonicalJson.Check(line, Limits) is { } notCanonical)
        {
            fault = $"not canonical JSON: {notCanonical}";
            return null;
        }

        long? index = null;
        byte[]? leaf = null;
        MerkleHash[]? proof = null;
        IReadOnlyDictionary<string, PackPart>? parts = NoParts;
        var reader = new Utf8JsonReader(line);
        reader.Read();
        fault = null;
        while (fault is null && reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("index"u8))
            {
                reader.Read();
                index = reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var value) && value >= 0 ? value : null;
                if (index is null) fault = "field index is not a number from 0";
            }
            else if (reader.ValueTextEquals("leaf"u8))
            {
                leaf = Bytes(ref reader);
                if (leaf is null) fault = "field leaf is not base64";
            }
            else if (reader.ValueTextEquals("proof"u8))
            {
                proof = ReadProof(ref reader);
                if (proof is null) fault = "field proof is malformed";
            }
            else if (reader.ValueTextEquals("parts"u8))
            {
                parts = ReadParts(ref reader, out fault);
            }
            else
            {
                fault = "unknown field";
            }
        }

        if (fault is null && index is null) fault = "field index is missing";
        if (fault is null && leaf is null) fault = "field leaf is missing: every record carries its leaf in full";
        return fault is null ? new PackRecord(index!.Value, leaf, proof, parts!) : null;
    }

    /// <summary>Holds a disclosed part against the leaf it belongs to: null when the payload opens the commitment and a ciphertext, where
    /// there is one, is the committed one; otherwise what does not fit.</summary>
    public static string? Mismatch(LeafPart committed, PackPart shown)
    {
        ArgumentNullException.ThrowIfNull(committed);
        ArgumentNullException.ThrowIfNull(shown);
        if (shown.State is PartState.Disclosed
            && PartSealer.Commit(shown.Salt!.Value.Span, shown.Payload!.Value.Span) != committed.Commitment)
            return "payload and salt do not open the commitment pc";
        if (shown.Ciphertext is not { } ciphertext) return null;
        if (committed.CiphertextHash is not { } expected) return "a ciphertext is shown, but the leaf commits to none";
        return new MerkleHash(System.Security.Cryptography.SHA256.HashData(ciphertext.Span)) == expected
            ? null
            : "ciphertext does not have the committed hash ch";
    }

    private static void WritePart(CanonicalJsonWriter writer, PackPart part)
    {
        writer.WriteStartObject();
        if (part.Ciphertext is { } ciphertext) writer.WriteBase64("ciphertext"u8, ciphertext.Span);
        if (part.KekId is not null) writer.WriteString("kek_id"u8, part.KekId);
        if (part.Payload is { } payload) writer.WriteBase64("payload"u8, payload.Span);
        if (part.Salt is { } salt) writer.WriteBase64("salt"u8, salt.Span);
        writer.WriteString("state"u8, part.State switch
        {
            PartState.Disclosed => "disclosed"u8,
            PartState.Withheld => "withheld"u8,
            PartState.Erased => "erased"u8,
            PartState.Expired => "expired"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(part), "unknown state"),
        });
        writer.WriteEndObject();
    }

    private static Dictionary<string, PackPart>? ReadParts(ref Utf8JsonReader reader, out string? fault)
    {
        fault = "field parts is not an object";
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject) return null;
        var parts = new Dictionary<string, PackPart>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var part = ReadPart(ref reader, out var what);
            if (part is null)
            {
                fault = $"part {name}: {what}";
                return null;
            }

            parts.Add(name, part);
        }

        fault = null;
        return parts;
    }

    private static PackPart? ReadPart(ref Utf8JsonReader reader, out string? fault)
    {
        fault = "not an object";
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject) return null;
        PartState state = 0;
        byte[]? payload = null, salt = null, ciphertext = null;
        string? kekId = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            bool good;
            if (reader.ValueTextEquals("state"u8)) good = (state = State(ref reader)) != 0;
            else if (reader.ValueTextEquals("payload"u8)) good = (payload = Bytes(ref reader)) is not null;
            else if (reader.ValueTextEquals("salt"u8)) good = (salt = Bytes(ref reader)) is { Length: PartKeys.Length };
            else if (reader.ValueTextEquals("ciphertext"u8)) good = (ciphertext = Bytes(ref reader)) is not null;
            else if (reader.ValueTextEquals("kek_id"u8)) good = (kekId = KekIdOf(ref reader)) is not null;
            else good = false;
            if (good) continue;
            fault = "a field is unknown or malformed";
            return null;
        }

        fault = state switch
        {
            0 => "field state is missing",
            PartState.Disclosed when payload is null || salt is null => "disclosed without payload or salt",
            not PartState.Disclosed when payload is not null || salt is not null => "payload or salt shown though not disclosed",
            not PartState.Erased when kekId is not null => "kek_id given though not erased",
            PartState.Erased or PartState.Expired when ciphertext is not null => "ciphertext shown though gone",
            _ => null,
        };
        if (fault is not null) return null;
        return new PackPart(state, Memory(payload), Memory(salt), Memory(ciphertext), kekId);
    }

    // A bare conditional would turn null into empty memory, which is something else: an empty payload is a payload.
    private static ReadOnlyMemory<byte>? Memory(byte[]? bytes)
    {
        if (bytes is null) return null;
        return bytes;
    }

    private static PartState State(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.String) return 0;
        return reader.ValueTextEquals("disclosed"u8) ? PartState.Disclosed
            : reader.ValueTextEquals("withheld"u8) ? PartState.Withheld
            : reader.ValueTextEquals("erased"u8) ? PartState.Erased
            : reader.ValueTextEquals("expired"u8) ? PartState.Expired
            : 0;
    }

    private static string? KekIdOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String && reader.GetString() is { Length: 32 } id && id.All(char.IsAsciiHexDigitLower)
            ? id
            : null;
    }

    private static byte[]? Bytes(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String && !reader.ValueIsEscaped ? StrictBase64.Decode(reader.ValueSpan) : null;
    }

    private static MerkleHash[]? ReadProof(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray) return null;
        var hashes = new List<MerkleHash>();
        Span<byte> bytes = stackalloc byte[MerkleHash.Length];
        while (reader.Read() && reader.TokenType is JsonTokenType.String)
        {
            if (hashes.Count == InclusionProof.MaxLength || reader.ValueIsEscaped
                || !StrictBase64.TryDecode(reader.ValueSpan, bytes, out var written) || written != MerkleHash.Length) return null;
            hashes.Add(new MerkleHash(bytes));
        }

        return reader.TokenType is JsonTokenType.EndArray ? [.. hashes] : null;
    }
}
