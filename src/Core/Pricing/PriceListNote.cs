using System.Security.Cryptography;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Pricing;

/// <summary>The signature beside a price list of the user's own: a C2SP signed note over version and SHA-256 of the file.</summary>
public static class PriceListNote
{
    /// <summary>What is signed.</summary>
    public static string TextFor(string version, ReadOnlySpan<byte> list) =>
        $"price-list/v1\n{version}\n{Convert.ToHexStringLower(SHA256.HashData(list))}\n";

    /// <summary>What is wrong with the signature, or null when it is <paramref name="key"/>'s over just this list.</summary>
    public static string? FaultOf(string version, ReadOnlySpan<byte> list, ReadOnlySpan<byte> signature, VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);

        if (SignedNote.Parse(signature) is not { } note) return "it is no signed note";
        if (note.Text != TextFor(version, list)) return "it was made for another list, or the list was changed since";
        return key.Verify(note).State switch
        {
            NoteVerdictState.Good => null,
            NoteVerdictState.NotSigned => $"it was not signed by {key.Name}+{key.KeyId:x8}",
            _ => $"the signature of {key.Name}+{key.KeyId:x8} does not fit",
        };
    }
}
