namespace AuditPipeline.Core.Interactions;

/// <summary>One request to a model and its answer, tool calls included, as a dialect understood it. Raw text: it exists only
/// between Decode and Redact. Null means that the exchange does not tell.</summary>
public sealed record Interaction
{
    public required Decoding Decoding { get; init; }

    /// <summary>OpenTelemetry <c>gen_ai.operation.name</c>: chat, generate_content, text_completion, embeddings …; <c>count_tokens</c>,
    /// <c>rerank</c>, <c>moderation</c>, <c>image</c>, <c>transcription</c>, <c>speech</c> where OpenTelemetry has no word; <c>compact</c> for the shortening of a
    /// conversation, <c>retrieve</c> for an earlier answer read again (its usage is not spent again); <c>execute_tool</c>
    /// for a tool run through MCP and <c>mcp.</c> with the method for the rest of that protocol; <c>other</c> when undecoded.</summary>
    public required string Operation { get; init; }

    public string? ModelRequested { get; init; }

    public string? ModelAnswered { get; init; }

    public string? ResponseId { get; init; }

    /// <summary>One per choice, in the provider's words; the empty string for a choice without one.</summary>
    public IReadOnlyList<string> FinishReasons { get; init; } = [];

    /// <summary>The first choice's reason in the normal form (<see cref="NormalFinishReason"/>); null when it tells none.</summary>
    public string? FinishReasonNormal => FinishReasons.Count == 0 ? null : NormalFinishReason.Of(FinishReasons[0]);

    /// <summary>How the caller asked.</summary>
    public RequestParameters Parameters { get; init; } = RequestParameters.None;

    /// <summary>Tier of service the provider says it served, in its own word: <c>default</c>, <c>priority</c>, <c>ON_DEMAND</c> …</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Where the provider says it served, or the address it was asked at: <c>westeurope</c>, <c>us-east-1</c>, <c>global</c> …</summary>
    public string? ServedRegion { get; init; }

    /// <summary>Speed or latency class the provider says it served, in its own word: <c>fast</c>, <c>optimized</c> …; null when it tells none.</summary>
    public string? ServedSpeed { get; init; }

    public ProviderVerdicts Verdicts { get; init; } = ProviderVerdicts.None;

    public UnknownFields UnknownFields { get; init; } = UnknownFields.None;

    public Usage Usage { get; init; } = Usage.Unknown;

    /// <summary>Where <see cref="Usage"/> comes from; settled by the counting of what no provider reported, after Decode.</summary>
    public UsageSource UsageSource { get; init; } = UsageSource.Unknown;

    /// <summary>How it was counted, where it was: <c>bpe:o200k_base</c> (the model's own encoding), <c>estimate:o200k_base</c> (another's) or
    /// <c>estimate:characters</c>; else null.</summary>
    public string? UsageMethod { get; init; }

    public ReportedUsage Reported { get; init; } = ReportedUsage.None;

    /// <summary>The answer of a call that counts tokens and uses none.</summary>
    public long? CountedTokens { get; init; }

    /// <summary>The answer was framed as a stream.</summary>
    public bool Stream { get; init; }

    /// <summary>The stream's end mark came; null where the format has none or the answer is plain.</summary>
    public bool? StreamComplete { get; init; }

    /// <summary>The conversation as sent: system first, then turns in order.</summary>
    public IReadOnlyList<Message> Input { get; init; } = [];

    /// <summary>The answer, one message per choice.</summary>
    public IReadOnlyList<Message> Output { get; init; } = [];

    /// <summary>Names (else types) of the tools in the request.</summary>
    public IReadOnlyList<string> ToolsOffered { get; init; } = [];

    public InteractionError? Error { get; init; }

    /// <summary>Messages of the answer that only told progress or a log line (MCP); counted, not kept.</summary>
    public long Notifications { get; init; }
}
