using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Net;

/// <summary>IPv4 and IPv6 addresses (RFC 4291 section 2.2), with a prefix length and a zone (RFC 4007) where they have one.</summary>
internal sealed class IpAddressRecognizer : IRecognizer
{
    public const string Kind = "IP_ADDRESS";

    private const int LongestAddress = 45;
    private const int LongestZone = 16;

    private static readonly NearWords Context = new("ip*", "address*", "adres*", "endereço*", "unspecified", "地址", "listen*", "bind*");

    public string Name => "ip-address";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        DetectV4(text, found);
        DetectV6(text, found);
    }

    private void DetectV4(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var dot = text.AsSpan(from).IndexOf('.');
            if (dot < 0) return;
            dot += from;
            from = dot + 1;
            var start = dot;
            while (start > 0 && dot - start < 4 && Chars.DigitAt(text, start - 1)) start--;
            if (dot - start is 0 or 4 || !StartsFree(text, start)) continue;
            var end = V4End(text, start);
            if (end < 0 || Chars.WordAt(text, end) || (end + 1 < text.Length && text[end] == '.' && Chars.DigitAt(text, end + 1))) continue;
            end = PrefixEnd(text, end, 32);
            found.Add(new Detection(start, end - start, Kind, 0.8, Name));
            from = end;
        }
    }

    // A colon may stand before it: the last part of an IPv6 form that is none, or host:address.
    private static bool StartsFree(string text, int start) =>
        !Chars.WordBefore(text, start) && !(start > 1 && text[start - 1] is '.' or '-' && Chars.IsWord(text[start - 2]));

    /// <summary>End of four dotted numbers up to 255; -1 when there are none.</summary>
    private static int V4End(string text, int start)
    {
        var i = start;
        for (var octet = 0; octet < 4; octet++)
        {
            if (octet > 0 && (i >= text.Length || text[i++] != '.')) return -1;
            var (value, length) = (0, 0);
            while (length < 4 && Chars.DigitAt(text, i))
            {
                value = value * 10 + text[i++] - '0';
                length++;
            }

            if (length is 0 or 4 || value > 255) return -1;
        }

        return i;
    }

    private static int PrefixEnd(string text, int end, int most)
    {
        if (end >= text.Length || text[end] != '/') return end;
        var (value, i) = (0, end + 1);
        while (i < end + 5 && Chars.DigitAt(text, i)) value = value * 10 + text[i++] - '0';
        return i > end + 1 && i < end + 5 && value <= most && !Chars.WordAt(text, i) ? i : end;
    }

    private void DetectV6(string text, List<Detection> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var colon = text.AsSpan(from).IndexOf(':');
            if (colon < 0) return;
            colon += from;
            var start = colon;
            while (start > from && colon - start < 4 && char.IsAsciiHexDigit(text[start - 1])) start--;
            var run = start;
            while (run < text.Length && run - start <= LongestAddress && IsAddress(text[run])) run++;
            from = Math.Max(run, colon + 1);
            if (run - start > LongestAddress || Chars.WordBefore(text, start)) continue;

            var end = V6End(text, start, run);
            if (end < 0) continue;
            var bare = end - start == 2;
            if (bare && !Context.Before(text, start, 40)) continue;
            if (text.AsSpan(start, end - start).IndexOfAnyInRange('0', '9') < 0 && !Context.Before(text, start, 40)) continue;
            end = PrefixEnd(text, ZoneEnd(text, end), 128);
            found.Add(new Detection(start, end - start, Kind, 0.8, Name));
            from = Math.Max(from, end);
        }
    }

    private static bool IsAddress(char c) => char.IsAsciiHexDigit(c) || c is ':' or '.';

    /// <summary>End of the address within a run of its characters; punctuation at the end of the run is outside.</summary>
    private static int V6End(string text, int start, int run)
    {
        while (run > start && text[run - 1] == '.') run--;
        if (run < text.Length && Chars.IsWord(text[run])) return -1;
        if (IsV6(text.AsSpan(start, run - start))) return run;
        return run - start > 3 && text[run - 1] == ':' && text[run - 2] != ':' && IsV6(text.AsSpan(start, run - 1 - start)) ? run - 1 : -1;
    }

    private static bool IsV6(ReadOnlySpan<char> value)
    {
        var (groups, gaps, i) = (0, 0, 0);
        if (value.Length < 2) return false;
        while (i < value.Length)
        {
            if (value[i] == ':')
            {
                var gap = i + 1 < value.Length && value[i + 1] == ':';
                if (gap) gaps++;
                else if (i == 0 || i == value.Length - 1) return false;
                i += gap ? 2 : 1;
                if (gaps > 1 || (i < value.Length && value[i] == ':')) return false;
                continue;
            }

            var end = i;
            while (end < value.Length && char.IsAsciiHexDigit(value[end])) end++;
            if (end < value.Length && value[end] == '.')
            {
                var tail = value[i..].ToString();
                if (V4End(tail, 0) != tail.Length) return false;
                groups += 2;
                break;
            }

            if (end == i || end - i > 4) return false;
            groups++;
            i = end;
        }

        return gaps == 1 ? groups < 8 : groups == 8;
    }

    private static int ZoneEnd(string text, int end)
    {
        if (end >= text.Length || text[end] != '%') return end;
        var i = end + 1;
        while (i < text.Length && i - end <= LongestZone && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '_')) i++;
        return i - end > LongestZone ? end : i;
    }
}
