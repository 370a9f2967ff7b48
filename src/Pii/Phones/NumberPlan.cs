using System.Globalization;

namespace AuditPipeline.Pii.Phones;

/// <summary>Which national numbers one country has given out: by their first digits, how long they may be (the national significant number
/// of ITU-T E.164, without the trunk prefix).</summary>
internal sealed class NumberPlan
{
    private const int Beginnings = 1000;   // a range is told by at most three digits

    private readonly ushort[] lengths = new ushort[Beginnings];   // bit n: numbers that begin so may have n digits

    /// <param name="country">ISO 3166.</param>
    /// <param name="code">Calling code.</param>
    /// <param name="trunk">What is dialled before a national number within the country; empty for nothing.</param>
    /// <param name="ranges">First digits and lengths, <c>1-5:9 800:7-10</c>; a later range overrides an earlier one.</param>
    internal NumberPlan(string country, int code, string trunk, string ranges)
    {
        (Country, Code, Trunk, Ranges) = (country, code, trunk, ranges);
        foreach (var range in ranges.Split(' '))
        {
            var parts = range.Split(':');
            var (first, last) = Pair(parts[0]);
            var (least, most) = Pair(parts[1]);
            var digits = parts[0].Split('-')[0].Length;
            var width = digits switch { 1 => 100, 2 => 10, _ => 1 };
            var mask = (ushort)0;
            for (var n = least; n <= most; n++) mask |= (ushort)(1 << n);
            for (var i = first * width; i < (last + 1) * width; i++) lengths[i] = mask;
        }
    }

    internal string Country { get; }

    internal int Code { get; }

    internal string Trunk { get; }

    internal string Ranges { get; }

    /// <param name="national">Digits without trunk prefix.</param>
    internal bool Has(ReadOnlySpan<char> national) =>
        national.Length is >= 4 and <= 15 && (lengths[Beginning(national)] & (1 << national.Length)) != 0;

    /// <summary>Adds all ranges to those of other countries.</summary>
    internal void AddTo(Span<ushort> union)
    {
        for (var i = 0; i < Beginnings; i++) union[i] |= lengths[i];
    }

    internal static int Beginning(ReadOnlySpan<char> digits) => (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + digits[2] - '0';

    private static (int First, int Last) Pair(string range)
    {
        var parts = range.Split('-');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[^1], CultureInfo.InvariantCulture));
    }
}
