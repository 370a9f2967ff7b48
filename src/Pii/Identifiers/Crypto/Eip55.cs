namespace AuditPipeline.Pii.Identifiers.Crypto;

/// <summary>Mixed case as a check (ERC-55): a letter is a capital where the hash of the address in small letters has a digit of 8 or more.</summary>
internal static class Eip55
{
    /// <param name="address">Forty hex digits.</param>
    internal static bool IsValid(ReadOnlySpan<char> address)
    {
        Span<byte> small = stackalloc byte[40];
        for (var i = 0; i < small.Length; i++) small[i] = (byte)char.ToLowerInvariant(address[i]);
        Span<byte> hash = stackalloc byte[Keccak256.Size];
        Keccak256.Hash(small, hash);
        for (var i = 0; i < small.Length; i++)
        {
            if (!char.IsAsciiLetter(address[i])) continue;
            var digit = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15;
            if (char.IsAsciiLetterUpper(address[i]) != (digit >= 8)) return false;
        }

        return true;
    }
}
