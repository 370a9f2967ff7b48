using System.Globalization;
using System.Text;

namespace AuditPipeline.Reports.Press;

/// <summary>Numbers and dates as the reader of a document writes them: en 1,234.56 and 22 November 2026; nl 1.234,56 and
/// 22 november 2026. Written out here because the process runs without culture data. Pure and thread-safe.</summary>
public sealed class ReaderFormat
{
    private static readonly ReaderFormat English = new(
        ReaderLanguage.English, "en", group: ',', point: '.',
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]);

    private static readonly ReaderFormat Dutch = new(
        ReaderLanguage.Dutch, "nl", group: '.', point: ',',
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]);

    private readonly char group;
    private readonly char point;
    private readonly string[] months;

    private ReaderFormat(ReaderLanguage language, string tag, char group, char point, string[] months)
    {
        Language = language;
        Tag = tag;
        this.group = group;
        this.point = point;
        this.months = months;
    }

    public ReaderLanguage Language { get; }

    /// <summary>BCP 47 tag: <c>en</c> or <c>nl</c>.</summary>
    public string Tag { get; }

    public static ReaderFormat For(ReaderLanguage language) => language switch
    {
        ReaderLanguage.English => English,
        ReaderLanguage.Dutch => Dutch,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No such reader language."),
    };

    /// <summary>The format of a BCP 47 tag; only <c>en</c> and <c>nl</c> exist, anything else throws.</summary>
    public static ReaderFormat For(string tag) => tag switch
    {
        "en" => English,
        "nl" => Dutch,
        _ => throw new ArgumentException($"No reader language '{tag}'; there are 'en' and 'nl'.", nameof(tag)),
    };

    /// <summary>Whole number with digit groups. Negative numbers carry the minus sign U+2212.</summary>
    public string Number(long value) => Grouped(value.ToString("D", CultureInfo.InvariantCulture));

    /// <summary>Number with exactly <paramref name="decimals"/> decimals (0 to 15), halves rounded away from zero.</summary>
    public string Number(decimal value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return Grouped(rounded.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    /// <summary>Share as a percentage: 0.1234 with one decimal is <c>12.3%</c> / <c>12,3%</c>.</summary>
    public string Percent(decimal share, int decimals = 1) => Number(share * 100m, decimals) + "%";

    /// <summary>Amount with its currency code in front: <c>USD 1,234.56</c>.</summary>
    public string Money(decimal amount, string currency, int decimals = 2) => $"{currency}\u00A0{Number(amount, decimals)}";

    /// <summary>Bytes in the largest decimal unit that gives at least 1 (kB = 1,000 bytes).</summary>
    public string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{Number(bytes)}\u00A0B",
        < 1_000_000 => $"{Number(bytes / 1_000m, 1)}\u00A0kB",
        < 1_000_000_000 => $"{Number(bytes / 1_000_000m, 1)}\u00A0MB",
        _ => $"{Number(bytes / 1_000_000_000m, 1)}\u00A0GB",
    };

    /// <summary><c>22 November 2026</c> / <c>22 november 2026</c>.</summary>
    public string Date(DateOnly date) =>
        $"{date.Day.ToString(CultureInfo.InvariantCulture)} {months[date.Month - 1]} {date.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary><c>22 November 2026, 14:05:09 (UTC+01:00)</c>; the offset is always named, zero as plain <c>UTC</c>.</summary>
    public string Time(DateTimeOffset time) =>
        $"{Date(DateOnly.FromDateTime(time.DateTime))}, {time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} ({Offset(time.Offset)})";

    /// <summary>Short form for table cells: <c>2026-11-22 14:05:09 UTC+01:00</c>, the same in every language.</summary>
    public static string Stamp(DateTimeOffset time) =>
        $"{time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {Offset(time.Offset)}";

    private static string Offset(TimeSpan offset) => offset == TimeSpan.Zero
        ? "UTC"
        : $"UTC{(offset < TimeSpan.Zero ? '\u2212' : '+')}{offset.Duration().ToString("hh\\:mm", CultureInfo.InvariantCulture)}";

    private string Grouped(string invariant)
    {
        var negative = invariant[0] == '-';
        var digits = negative ? invariant[1..] : invariant;
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? digits : digits[..dot];
        var text = new StringBuilder();
        // A rounded "-0.00" is zero, and zero has no sign.
        if (negative && digits.AsSpan().ContainsAnyInRange('1', '9')) text.Append('\u2212');
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) text.Append(group);
            text.Append(whole[i]);
        }

        if (dot >= 0) text.Append(point).Append(digits, dot + 1, digits.Length - dot - 1);
        return text.ToString();
    }
}
