using System.Net;
using System.Text;

namespace AuditPipeline.Core.Redaction;

/// <summary>One form for the ways in which one value is written, so that a person gets one token however somebody typed it. Told apart more than
/// need be (two tokens for one person) is better than one token for two.</summary>
public static class NormalForm
{
    /// <summary>Addresses and words in lower case, numbers and codes without what separates their groups; secrets as they are.</summary>
    public static string Of(string kind, string value)
    {
        if (SecretKinds.Has(kind)) return value;
        return kind switch
        {
            "EMAIL_ADDRESS" => Words(value.Contains('%') ? Uri.UnescapeDataString(value) : value),
            "URL" => Url(value.Trim()),
            "IP_ADDRESS" => Address(value.Trim()),
            "PHONE_NUMBER" => Phone(value),
            "CRYPTO" => value.Trim(),   // capitals tell such addresses apart
            _ => IsCode(kind) ? Code(value) : Words(value),
        };
    }

    /// <summary>Kinds of which separators are no part: accounts, cards, and the numbers that states give, whose names begin with a country
    /// (<c>NL_BSN</c>). Of a date or an address they are: 1-12 is not 11-2.</summary>
    private static bool IsCode(string kind)
    {
        if (kind.Contains("DATE", StringComparison.Ordinal) || kind.Contains("ADDRESS", StringComparison.Ordinal)) return false;
        if (kind is "CREDIT_CARD" || (kind.Length > 3 && kind[2] == '_')) return true;
        string[] ends = ["_CODE", "_ID", "_LICENSE", "_NUMBER"];
        return ends.Any(end => kind.EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>Width and case are levelled; white space of any length is one space.</summary>
    private static string Words(string value)
    {
        var words = Narrow(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).ToLowerInvariant();
    }

    /// <summary>Letters and digits only, in capitals.</summary>
    private static string Code(string value)
    {
        var code = new StringBuilder(value.Length);
        foreach (var c in Narrow(value))
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) code.Append(char.ToUpperInvariant(c));
        return code.ToString();
    }

    /// <summary>Digits, and a plus before an international number. <c>(0)</c> after a calling code is not dialled with it.</summary>
    private static string Phone(string value)
    {
        var plain = Narrow(value).Trim();
        var international = plain.StartsWith('+');
        if (international) plain = plain.Replace("(0)", "", StringComparison.Ordinal);
        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        if (!international && digits.StartsWith("00", StringComparison.Ordinal)) return $"+{digits[2..]}";
        return international ? $"+{digits}" : digits;
    }

    private static string Address(string value)
    {
        var end = value.AsSpan().IndexOfAny('/', '%');
        var (address, rest) = end < 0 ? (value, "") : (value[..end], value[end..]);
        return IPAddress.TryParse(address.Trim('[', ']'), out var parsed) ? $"{parsed}{rest}" : value.ToLowerInvariant();
    }

    /// <summary>Scheme and host in lower case; a path may tell capitals apart.</summary>
    private static string Url(string value)
    {
        var host = value.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0;
        var path = value.AsSpan(host).IndexOfAny('/', '?', '#');
        return path < 0 ? value.ToLowerInvariant() : string.Concat(value[..(host + path)].ToLowerInvariant(), value[(host + path)..].TrimEnd('/'));
    }

    // Full-width forms stand apart from ASCII by a fixed step. No other form of Unicode is levelled: the runtime's tables come with it or not, by how it is
    // set up, and a token must not depend on that.
    private static string Narrow(string value) => value.AsSpan().IndexOfAnyInRange('\uFF01', '\uFF5E') < 0
        ? value
        : string.Concat(value.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));
}
