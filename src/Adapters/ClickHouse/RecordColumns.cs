using System.Globalization;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>The columns of the record table that are derived from the leaf, in the order they are written. Read back as text and held
/// against the leaf again, they show whether somebody changed one of them.</summary>
internal static class RecordColumns
{
    private static readonly (string Name, Func<RowText> Kind)[] Columns =
    [
        ("type", Text), ("log_origin", Text), ("id", Text), ("gateway", NullableText), ("gateway_number", NullableNumber),
        ("system", NullableText), ("system_number", NullableNumber), ("captured_at", Time),
        ("origin", NullableText), ("tenant", NullableText), ("provider", NullableText), ("dialect", NullableText),
        ("dialect_version", NullableNumber), ("undecoded", NullableText), ("operation", NullableText), ("model_requested", NullableText),
        ("model_answered", NullableText), ("outcome", NullableText), ("reason", NullableText), ("http_status", NullableNumber),
        ("finish_reason", NullableText), ("error_type", NullableText), ("answer_streamed", NullableFlag), ("answer_complete", NullableFlag),
        ("truncated", NullableFlag), ("input_tokens", NullableNumber), ("cached_input_tokens", NullableNumber),
        ("cache_write_tokens", NullableNumber), ("output_tokens", NullableNumber), ("reasoning_tokens", NullableNumber),
        ("cost_usd", NullableCost), ("price_version", NullableText), ("unpriced", NullableText), ("tool_calls", NullableNumber),
        ("duration_us", NullableNumber), ("first_byte_us", NullableNumber), ("request_bytes", NullableNumber),
        ("response_bytes", NullableNumber), ("redaction", NullableText), ("detector_version", NullableText), ("pii", Counts),
    ];

    private static readonly RowText[] Readers = [.. Columns.Select(c => c.Kind())];

    private delegate string? RowText(ref RowBinaryReader row);

    /// <summary>The columns for a SELECT or an INSERT.</summary>
    public static string List { get; } = string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>Reads the columns of one row, as text; null stands for NULL.</summary>
    public static string?[] Read(ref RowBinaryReader row)
    {
        var values = new string?[Columns.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Readers[i](ref row);
        return values;
    }

    /// <summary>Names of the columns that do not say what the leaf says; <c>leaf</c> when those bytes are no leaf (of this place) any more.</summary>
    public static IReadOnlyList<string> Differing(long index, ReadOnlySpan<byte> leafBytes, string?[] stored)
    {
        Leaf leaf;
        try
        {
            leaf = LeafParser.Parse(leafBytes);
        }
        catch (FormatException)
        {
            return ["leaf"];
        }

        if (leaf.Index != index) return ["leaf"];
        using var row = new RowBinaryWriter();
        RecordRows.WriteDerived(row, leaf);
        var bytes = row.Written;
        var reader = new RowBinaryReader(bytes.IsSingleSegment ? bytes.FirstSpan : System.Buffers.BuffersExtensions.ToArray(bytes));
        var expected = Read(ref reader);
        List<string>? differing = null;
        for (var i = 0; i < expected.Length; i++)
            if (!string.Equals(expected[i], stored[i], StringComparison.Ordinal)) (differing ??= []).Add(Columns[i].Name);
        return differing ?? (IReadOnlyList<string>)[];
    }

    private static RowText Text() => static (ref RowBinaryReader row) => row.ReadString();

    private static RowText NullableText() => static (ref RowBinaryReader row) => row.ReadNullableString();

    private static RowText NullableNumber() => static (ref RowBinaryReader row) => row.ReadNullableInt64()?.ToString(CultureInfo.InvariantCulture);

    private static RowText NullableFlag() => static (ref RowBinaryReader row) => row.ReadIsNull() ? null : row.ReadBool() ? "1" : "0";

    private static RowText Time() => static (ref RowBinaryReader row) => row.ReadInt64().ToString(CultureInfo.InvariantCulture);

    private static RowText NullableCost() => static (ref RowBinaryReader row) =>
        row.ReadNullableDecimal128(RecordRows.CostScale)?.ToString(CultureInfo.InvariantCulture);

    private static RowText Counts() => static (ref RowBinaryReader row) =>
        string.Join(",", row.ReadCounts().OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"));
}
