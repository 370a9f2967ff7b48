namespace AuditPipeline.Core.Sealing;

/// <summary>What a leaf says in the clear and for ever (<c>meta</c>): words and counts, no personal data, no free text. Null members
/// are left out of the bytes. Every query column of the record table comes from here or from <see cref="Leaf"/>.</summary>
public sealed record LeafMeta
{
    /// <summary>Import source, or <c>gateway</c>.</summary>
    public string? Origin { get; init; }

    public string? Tenant { get; init; }

    public string? Provider { get; init; }

    public string? Dialect { get; init; }

    public long? DialectVersion { get; init; }

    /// <summary>Machine word when the exchange was not (wholly) understood, or why an envelope was rejected.</summary>
    public string? Undecoded { get; init; }

    public string? Operation { get; init; }

    public string? ModelRequested { get; init; }

    public string? ModelAnswered { get; init; }

    /// <summary>Word of <see cref="Captures.CaptureOutcome"/>.</summary>
    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    public long? HttpStatus { get; init; }

    /// <summary>Of the first choice, when a plain word.</summary>
    public string? FinishReason { get; init; }

    public string? ErrorType { get; init; }

    /// <summary>Tier of service the provider said it served, when a plain word.</summary>
    public string? ServiceTier { get; init; }

    public bool? Stream { get; init; }

    public bool? StreamComplete { get; init; }

    public bool? Truncated { get; init; }

    public long? InputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? CacheWriteTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    /// <summary>What else was counted (<see cref="Interactions.UsageDetails"/>), ordered by name (ordinal).</summary>
    public IReadOnlyList<KeyValuePair<string, long>> UsageDetails { get; init; } = [];

    /// <summary>Word of <see cref="Interactions.UsageSource"/>: where the token counts, and with them the cost, come from. Null in leaves made
    /// before it was told; theirs were reported.</summary>
    public string? UsageSource { get; init; }

    /// <summary>How the counts were made where no provider reported them (<c>bpe:o200k_base</c> …); else null.</summary>
    public string? UsageMethod { get; init; }

    /// <summary>US dollars as an exact decimal string without exponent; null when unknown.</summary>
    public string? CostUsd { get; init; }

    /// <summary>Unit of the price list → US dollars as <see cref="CostUsd"/>, which is their sum; ordered by unit (ordinal), empty when unknown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> CostParts { get; init; } = [];

    /// <summary>Unit of the price list → how much of it was charged (tokens, requests, searches); ordered by unit (ordinal).</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ChargedUnits { get; init; } = [];

    /// <summary>Service tier the price was made for; null when the list makes no difference between tiers. Beside <see cref="ServiceTier"/> it
    /// tells whether a call of a special tier was priced as such.</summary>
    public string? PriceTier { get; init; }

    public string? PriceVersion { get; init; }

    public string? Unpriced { get; init; }

    public long? ToolCalls { get; init; }

    /// <summary>Microseconds from capture to the end of the call.</summary>
    public long? DurationMicroseconds { get; init; }

    /// <summary>Microseconds from capture to the first body byte.</summary>
    public long? FirstByteMicroseconds { get; init; }

    public long? RequestBytes { get; init; }

    public long? ResponseBytes { get; init; }

    /// <summary><c>scanned</c>, <c>partly_scanned</c>, <c>not_scanned</c>.</summary>
    public string? Redaction { get; init; }

    public string? DetectorVersion { get; init; }

    /// <summary><see cref="Redaction.RedactionPolicy.Version"/>. Null in leaves made before it was told; they replaced every value by its kind.</summary>
    public string? RedactionPolicy { get; init; }

    /// <summary>Only in <c>loss</c>: calls it accounts for, at least 1. They have the numbers from the leaf's own one on.</summary>
    public long? Lost { get; init; }

    /// <summary>Only in <c>loss</c>: capture time of the first of them, UTC, microseconds.</summary>
    public DateTimeOffset? LostFrom { get; init; }

    /// <summary>Only in <c>loss</c>: capture time of the last of them.</summary>
    public DateTimeOffset? LostTo { get; init; }

    /// <summary>Only in <c>heartbeat</c>: calls that had not ended.</summary>
    public long? Open { get; init; }

    /// <summary>Only in <c>heartbeat</c>: their numbers (<see cref="NumberRanges"/>); null when none is named.</summary>
    public string? OpenNumbers { get; init; }

    /// <summary>Only in <c>heartbeat</c>: true when <see cref="OpenNumbers"/> names fewer than <see cref="Open"/> numbers; else null.</summary>
    public bool? OpenCut { get; init; }

    /// <summary>Entity kind → replaced places, ordered by kind (ordinal); empty when none.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Pii { get; init; } = [];

    /// <summary>Entity kind → places that were found and stay readable by policy, ordered by kind (ordinal); empty when none.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> PiiKept { get; init; } = [];
}
