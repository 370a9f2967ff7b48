namespace AuditPipeline.Processor.Decode.Fields;

/// <summary>Members of Google's formats.</summary>
internal static class GeminiFields
{
    private static readonly KnownFields UsageMetadata = new(
        """
        promptTokenCount candidatesTokenCount totalTokenCount thoughtsTokenCount toolUsePromptTokenCount cachedContentTokenCount
        promptTokensDetails promptTokenDetails candidatesTokensDetails cacheTokensDetails toolUsePromptTokensDetails trafficType serviceTier
        """);

    private static readonly KnownFields InteractionUsage = new(
        """
        total_input_tokens total_output_tokens total_tokens total_cached_tokens total_thought_tokens total_tool_use_tokens
        input_tokens_by_modality output_tokens_by_modality cached_tokens_by_modality tool_use_tokens_by_modality
        """);

    private static readonly KnownFields Interaction = new(
        "id object model agent status created updated role steps outputs previous_interaction_id service_tier", ("usage", InteractionUsage));

    public static KnownFields Generate { get; } = new(
        "candidates promptFeedback modelVersion responseId createTime modelStatus", ("usageMetadata", UsageMetadata));

    public static KnownFields Count { get; } = new("totalTokens promptTokensDetails cachedContentTokenCount totalBillableCharacters cacheTokensDetails");

    public static KnownFields Embed { get; } = new("embedding embeddings", ("usageMetadata", UsageMetadata));

    public static KnownFields Predict { get; } = new("predictions metadata deployedModelId model modelDisplayName modelVersionId");

    /// <summary>Whole interactions, and the events of streamed ones.</summary>
    public static KnownFields Interactions { get; } = new(
        """
        id object model agent status created updated role steps outputs previous_interaction_id service_tier
        event_type event_id index step delta interaction_id content metadata
        """,
        ("usage", InteractionUsage), ("interaction", Interaction));
}
