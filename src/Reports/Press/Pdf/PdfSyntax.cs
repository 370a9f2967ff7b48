using System.Globalization;
using System.Text;

namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>Spelling of PDF values (ISO 32000-1, 7.3). Everything written is ASCII.</summary>
internal static class PdfSyntax
{
    /// <summary>Number with at most three decimals: a thousandth of a point is below any device.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 3, MidpointRounding.AwayFromZero);
        return rounded == 0 ? "0" : rounded.ToString("0.###", CultureInfo.InvariantCulture);
    }

    public static string Numbers(params ReadOnlySpan<double> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(Number(value));
        }

        return text.ToString();
    }

    public static string Ref(int number) => $"{number.ToString(CultureInfo.InvariantCulture)} 0 R";

    /// <summary>Text string, UTF-16BE with byte order mark, as hexadecimal.</summary>
    public static string Text(string value) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(value))}>";

    public static string Hex(ReadOnlySpan<byte> value) => $"<{Convert.ToHexString(value)}>";

    /// <summary>Name, with every byte outside letters, digits, dot, dash and underscore escaped.</summary>
    public static string Name(string value)
    {
        var text = new StringBuilder("/");
        foreach (var b in Encoding.UTF8.GetBytes(value))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'-' or (byte)'_' or (byte)'+') text.Append((char)b);
            else text.Append('#').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>Date, ISO 32000-1, 7.9.4.</summary>
    public static string Date(DateTimeOffset time)
    {
        var offset = time.Offset.Duration();
        var sign = time.Offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"(D:{time:yyyyMMddHHmmss}{sign}{offset:hh}'{offset:mm}')");
    }
}
