namespace AuditPipeline.Core.Interactions;

/// <summary>How the caller asked for its answer, under OpenTelemetry's names (<c>gen_ai.request.*</c>) where it has them. Null: not told, of the
/// wrong type, or out of any provider's range. Raw words: they exist only between Decode and Redact.</summary>
public sealed record RequestParameters
{
    public static RequestParameters None { get; } = new();

    /// <summary>From 0 to 100; providers take 0–1 or 0–2.</summary>
    public decimal? Temperature { get; init; }

    /// <summary>A probability, from 0 to 1.</summary>
    public decimal? TopP { get; init; }

    /// <summary>A number of tokens; a decimal since OpenTelemetry has it so.</summary>
    public decimal? TopK { get; init; }

    /// <summary>Most tokens of the answer.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>From −100 to 100; providers take −2–2.</summary>
    public decimal? FrequencyPenalty { get; init; }

    /// <summary>From −100 to 100; providers take −2–2.</summary>
    public decimal? PresencePenalty { get; init; }

    public long? Seed { get; init; }

    /// <summary>Texts at which the answer ends; at most <see cref="MostStopSequences"/>.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>Number of answers asked for (<c>gen_ai.request.choice.count</c>).</summary>
    public long? ChoiceCount { get; init; }

    /// <summary>The provider's word for how much to think: <c>low</c>, <c>high</c>, <c>adaptive</c> …; <c>enabled</c> and <c>disabled</c> where it
    /// is a switch only.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Most tokens to think with.</summary>
    public long? ReasoningBudget { get; init; }

    /// <summary>The provider's word for the form of the answer: <c>json_schema</c>, <c>json_object</c>, <c>application/json</c> …</summary>
    public string? ResponseFormat { get; init; }

    /// <summary>The provider's word for whether tools are to be called: <c>auto</c>, <c>any</c>, <c>none</c> …; <c>function</c> or <c>tool</c>
    /// where one is named.</summary>
    public string? ToolChoice { get; init; }

    /// <summary>Tier asked for; the one served may be another (<see cref="Interaction.ServiceTier"/>).</summary>
    public string? ServiceTier { get; init; }

    /// <summary>The provider was told to keep the answer.</summary>
    public bool? Store { get; init; }

    /// <summary>The answer is to be made later and fetched.</summary>
    public bool? Background { get; init; }

    public bool? ParallelToolCalls { get; init; }

    /// <summary>More than any provider takes; what is beyond is not read.</summary>
    public const int MostStopSequences = 64;

    public bool IsNone => this == None;

    /// <summary>Lists are compared by their items.</summary>
    public bool Equals(RequestParameters? other) => other is not null
        && (Temperature, TopP, TopK, MaxTokens, FrequencyPenalty, PresencePenalty, Seed)
            == (other.Temperature, other.TopP, other.TopK, other.MaxTokens, other.FrequencyPenalty, other.PresencePenalty, other.Seed)
        && (ChoiceCount, ReasoningEffort, ReasoningBudget, ResponseFormat, ToolChoice, ServiceTier)
            == (other.ChoiceCount, other.ReasoningEffort, other.ReasoningBudget, other.ResponseFormat, other.ToolChoice, other.ServiceTier)
        && (Store, Background, ParallelToolCalls) == (other.Store, other.Background, other.ParallelToolCalls)
        && StopSequences.SequenceEqual(other.StopSequences);

    public override int GetHashCode() => HashCode.Combine(Temperature, TopP, MaxTokens, Seed, ReasoningEffort, ToolChoice, StopSequences.Count);
}
