namespace AuditPipeline.Pii.Identifiers.Crypto;

/// <summary>Alphabets of addresses.</summary>
internal static class Ascii
{
    internal static bool IsLettersAndDigits(ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (!char.IsAsciiLetterOrDigit(c)) return false;
        }

        return true;
    }

    internal static bool IsHex(ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (!char.IsAsciiHexDigit(c)) return false;
        }

        return true;
    }
}
