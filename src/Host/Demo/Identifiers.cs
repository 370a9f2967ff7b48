using System.Globalization;

namespace AuditPipeline.Host.Demo;

/// <summary>Numbers that pass the checks of their kind and belong to nobody, made from a seed.</summary>
internal static class Identifiers
{
    private static readonly string[] TestCards = ["4111 1111 1111 1111", "5555 5555 5555 4444", "3782 822463 10005", "6011 1111 1111 1117"];

    /// <summary>Card numbers that payment providers publish for testing (Luhn).</summary>
    public static string Card(int seed) => TestCards[seed % TestCards.Length];

    /// <summary>Nine digits that pass the 11-test: 9·d1 + 8·d2 + … + 2·d8 − d9 is divisible by 11.</summary>
    public static string Bsn(int seed)
    {
        for (var candidate = 10_000_000 + seed * 7919 % 20_000_000; ; candidate++)
        {
            var digits = candidate.ToString("D8", CultureInfo.InvariantCulture);
            var sum = digits.Select((digit, i) => (9 - i) * (digit - '0')).Sum();
            if (sum % 11 < 10) return digits + (sum % 11).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>ISO 13616: the country and check digits moved to the end, letters as numbers, leave 1 when divided by 97.</summary>
    public static string Iban(int seed)
    {
        var account = (seed * 104_729L % 1_000_000_000).ToString("D10", CultureInfo.InvariantCulture);
        var (country, bban) = (seed % 3) switch
        {
            0 => ("NL", "INGB" + account),
            1 => ("NL", "RABO" + account),
            _ => ("DE", "37040044" + account),
        };
        var check = 98 - Mod97(bban + country + "00");
        return $"{country}{check:D2}{bban}";
    }

    /// <summary>Ranges that are set aside for use in documents: RFC 5737, RFC 3849.</summary>
    public static string Address(int seed) => seed % 3 == 0
        ? $"2001:db8:85a3::{seed % 9999:x}"
        : $"{(seed % 2 == 0 ? "192.0.2" : "203.0.113")}.{1 + seed % 254}";

    public static string Phone(int seed) => (seed % 3) switch
    {
        0 => $"+31 6 {10 + seed % 80:D2}{seed * 31 % 1_000_000:D6}",
        1 => $"06-{10_000_000 + seed * 7907 % 80_000_000:D8}",
        _ => $"+44 20 7946 0{seed * 13 % 1000:D3}",
    };

    /// <summary>Shaped like a key of a cloud or model provider; opens nothing. Put together here so that no scanner of this
    /// source takes it for a real one.</summary>
    public static string Key(int seed)
    {
        var body = string.Concat(Enumerable.Range(0, 40).Select(i => "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"[(seed * 131 + i * i * 17 + i * 7) % 56]));
        return (seed % 3) switch
        {
            0 => "sk" + "-proj-" + body,
            1 => "AKIA" + body[..16].ToUpperInvariant(),
            _ => "ghp" + "_" + body[..36],
        };
    }

    private static int Mod97(string text)
    {
        var rest = 0;
        foreach (var c in text)
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }

        return rest;
    }
}
