using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Query;

/// <summary>Reads and writes the texts of query strings.</summary>
internal static class QueryText
{
    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>ISO 8601 date (00:00 UTC) or time with offset; a time without offset is UTC.</summary>
    public static bool TryTime(string text, out DateTimeOffset time)
    {
        // A plus sign that was not percent-encoded arrives as a space.
        var ok = DateTimeOffset.TryParseExact(
            text.Replace(' ', '+'), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed);
        time = parsed.ToUniversalTime();
        return ok;
    }

    /// <summary>Opaque, stable form of a cursor.</summary>
    public static string Cursor(InteractionCursor cursor) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{cursor.CapturedAt.UtcTicks}|{cursor.Id}")));

    public static bool TryCursor(string text, out InteractionCursor cursor)
    {
        cursor = default;
        if (text.Length > 128 || !Base64Url.IsValid(text)) return false;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        if (parts.Length != 2 || parts[1].Length != 36
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTimeOffset.MaxValue.UtcTicks) return false;
        cursor = new InteractionCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1]);
        return true;
    }
}
