using System.Globalization;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>The columns derived from the leaf: written from it, and compared with it again when a record is read. One list for both, so
/// a column that is written is also checked.</summary>
internal static class LeafColumns
{
    /// <summary>Digits after the point of a cost column; a finer figure is rounded there and stays exact in the leaf.</summary>
    public const int CostScale = 18;

    private static readonly LeafColumn[] All =
    [
        new("n", ColumnForm.Fixed8, static (row, leaf, _) => row.WriteInt64(leaf.Index)),
        new("type", ColumnForm.Text, static (row, leaf, _) => row.WriteString(leaf.Type.AsSpan())),
        new("log_origin", ColumnForm.Text, static (row, leaf, _) => row.WriteString(leaf.Stream.AsSpan())),
        new("id", ColumnForm.Text, static (row, leaf, _) => row.WriteString(leaf.Id.AsSpan())),
        new("gateway", ColumnForm.NullableText, static (row, leaf, _) => row.WriteNullable(leaf.Gateway)),
        new("gateway_number", ColumnForm.Nullable8, static (row, leaf, _) => row.WriteNullable(leaf.GatewayNumber)),
        new("system", ColumnForm.NullableText, static (row, leaf, _) => row.WriteNullable(leaf.System)),
        new("system_number", ColumnForm.Nullable8, static (row, leaf, _) => row.WriteNullable(leaf.SystemNumber)),
        new("captured_at", ColumnForm.Fixed8, static (row, leaf, _) => row.WriteTimestamp(leaf.CapturedAt)),
        Text("origin", meta => meta.Origin),
        Text("tenant", meta => meta.Tenant),
        Text("provider", meta => meta.Provider),
        Text("dialect", meta => meta.Dialect),
        Number("dialect_version", meta => meta.DialectVersion),
        Text("undecoded", meta => meta.Undecoded),
        Text("operation", meta => meta.Operation),
        Text("model_requested", meta => meta.ModelRequested),
        Text("model_answered", meta => meta.ModelAnswered),
        Text("outcome", meta => meta.Outcome),
        Text("reason", meta => meta.Reason),
        Number("http_status", meta => meta.HttpStatus),
        Text("finish_reason", meta => meta.FinishReason),
        Text("error_type", meta => meta.ErrorType),
        Flag("answer_streamed", meta => meta.Stream),
        Flag("answer_complete", meta => meta.StreamComplete),
        Flag("truncated", meta => meta.Truncated),
        Number("input_tokens", meta => meta.InputTokens),
        Number("cached_input_tokens", meta => meta.CachedInputTokens),
        Number("cache_write_tokens", meta => meta.CacheWriteTokens),
        Number("output_tokens", meta => meta.OutputTokens),
        Number("reasoning_tokens", meta => meta.ReasoningTokens),
        new("cost_usd", ColumnForm.Nullable16, static (row, _, meta) => row.WriteNullableDecimal128(AmountOf(meta.CostUsd), CostScale)),
        Text("price_version", meta => meta.PriceVersion),
        Text("unpriced", meta => meta.Unpriced),
        Number("tool_calls", meta => meta.ToolCalls),
        Number("duration_us", meta => meta.DurationMicroseconds),
        Number("first_byte_us", meta => meta.FirstByteMicroseconds),
        Number("request_bytes", meta => meta.RequestBytes),
        Number("response_bytes", meta => meta.ResponseBytes),
        Text("redaction", meta => meta.Redaction),
        Text("detector_version", meta => meta.DetectorVersion),
        new("pii", ColumnForm.Counts, static (row, _, meta) => WritePii(row, meta)),
        Number("lost", meta => meta.Lost),
        Time("lost_from", meta => meta.LostFrom),
        Time("lost_to", meta => meta.LostTo),
        Number("open", meta => meta.Open),
        Text("open_numbers", meta => meta.OpenNumbers),
        Flag("open_cut", meta => meta.OpenCut),
        Text("service_tier", meta => meta.ServiceTier),
        Text("price_tier", meta => meta.PriceTier),
        new("cost_parts", ColumnForm.Amounts, static (row, _, meta) => WriteCostParts(row, meta)),
        new("charged_units", ColumnForm.LongCounts, static (row, _, meta) => WriteCounts(row, meta.ChargedUnits)),
        new("usage_details", ColumnForm.LongCounts, static (row, _, meta) => WriteCounts(row, meta.UsageDetails)),
        Text("usage_source", meta => meta.UsageSource),
        Text("usage_method", meta => meta.UsageMethod),
    ];

    /// <summary>Their names in order, for INSERT and SELECT.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(column => column.Name));

    public static void Write(RowBinaryWriter row, Leaf leaf)
    {
        var meta = leaf.Meta ?? NoMeta;
        foreach (var column in All) column.Write(row, leaf, meta);
    }

    /// <summary>Reads the columns from <paramref name="row"/> and names those that do not say what the leaf says; <c>leaf</c> itself when
    /// its bytes are no leaf.</summary>
    /// <param name="row">Stands before the first of them.</param>
    /// <param name="leafBytes">The row's leaf.</param>
    /// <param name="expected">A writer of the caller's, to work in.</param>
    /// <param name="leaf">What the bytes say; null when they are no leaf.</param>
    public static IReadOnlyList<string> ReadDiffering(
        ref RowBinaryReader row, ReadOnlySpan<byte> leafBytes, RowBinaryWriter expected, out Leaf? leaf)
    {
        expected.Rewind();
        leaf = Parse(leafBytes);
        var isLeaf = leaf is not null && TryWrite(leaf, expected);
        List<string>? differing = isLeaf ? null : ["leaf"];
        var said = new RowBinaryReader(isLeaf ? expected.Written.FirstSpan : []);   // one segment: a leaf has at most 16 KiB
        foreach (var column in All)
        {
            var (start, saidStart) = (row.Consumed, said.Consumed);
            column.Skip(ref row);
            if (!isLeaf) continue;
            column.Skip(ref said);
            if (!row.Since(start).SequenceEqual(said.Since(saidStart))) (differing ??= []).Add(column.Name);
        }

        return differing ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Column n, the first of them, of a row that stands before it; it stays there.</summary>
    public static long PeekIndex(RowBinaryReader row) => row.ReadInt64();

    private static LeafMeta NoMeta { get; } = new();

    private static Leaf? Parse(ReadOnlySpan<byte> leafBytes)
    {
        try
        {
            return LeafParser.Parse(leafBytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Canonical bytes may still hold an amount that no column holds.
    private static bool TryWrite(Leaf leaf, RowBinaryWriter row)
    {
        try
        {
            Write(row, leaf);
            return true;
        }
        catch (Exception notALeaf) when (notALeaf is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static LeafColumn Text(string name, Func<LeafMeta, string?> of) =>
        new(name, ColumnForm.NullableText, (row, _, meta) => row.WriteNullable(of(meta)));

    private static LeafColumn Number(string name, Func<LeafMeta, long?> of) =>
        new(name, ColumnForm.Nullable8, (row, _, meta) => row.WriteNullable(of(meta)));

    private static LeafColumn Time(string name, Func<LeafMeta, DateTimeOffset?> of) => new(name, ColumnForm.Nullable8, (row, _, meta) =>
    {
        var time = of(meta);
        row.WriteIsNull(time is null);
        if (time is { } present) row.WriteTimestamp(present);
    });

    private static LeafColumn Flag(string name, Func<LeafMeta, bool?> of) => new(name, ColumnForm.Nullable1, (row, _, meta) =>
    {
        var flag = of(meta);
        row.WriteIsNull(flag is null);
        if (flag is { } present) row.WriteBool(present);
    });

    private static void WritePii(RowBinaryWriter row, LeafMeta meta)
    {
        row.WriteLength(meta.Pii.Count);
        foreach (var (kind, places) in meta.Pii)
        {
            row.WriteString(kind.AsSpan());
            row.WriteUInt32((uint)places);
        }
    }

    private static void WriteCostParts(RowBinaryWriter row, LeafMeta meta)
    {
        row.WriteLength(meta.CostParts.Count);
        foreach (var (unit, amount) in meta.CostParts)
        {
            row.WriteString(unit.AsSpan());
            row.WriteDecimal128(AmountOf(amount)!.Value, CostScale);
        }
    }

    private static void WriteCounts(RowBinaryWriter row, IReadOnlyList<KeyValuePair<string, long>> counts)
    {
        row.WriteLength(counts.Count);
        foreach (var (name, count) in counts)
        {
            row.WriteString(name.AsSpan());
            row.WriteInt64(count);
        }
    }

    private static decimal? AmountOf(string? usd) => usd is null
        ? null
        : decimal.Round(decimal.Parse(usd, NumberStyles.Number, CultureInfo.InvariantCulture), CostScale);
}
