namespace AuditPipeline.Processor.Decode.Fields;

/// <summary>Members of Amazon Bedrock's formats.</summary>
internal static class BedrockFields
{
    private static readonly KnownFields Usage = new(
        """
        inputTokens outputTokens totalTokens cacheReadInputTokens cacheWriteInputTokens cacheReadInputTokenCount cacheWriteInputTokenCount
        cacheDetails serverToolUsage
        """);

    /// <summary>Whole answers, and the events of streamed ones; <c>p</c> is padding.</summary>
    public static KnownFields Converse { get; } = new(
        """
        output stopReason metrics additionalModelResponseFields trace performanceConfig serviceTier
        role contentBlockIndex start delta p message
        """,
        ("usage", Usage));

    public static KnownFields Count { get; } = new("inputTokens");

    /// <summary>What the models' own formats have, together: an answer is written in one of them.</summary>
    public static KnownFields Invoke { get; } = new(
        """
        id type role model content stop_reason stop_sequence stop_details container context_management index content_block delta usage message
        completion stop output stopReason metrics additionalModelResponseFields trace performanceConfig serviceTier messageStart
        contentBlockStart contentBlockDelta contentBlockStop messageStop metadata p
        object created choices system_fingerprint service_tier generation prompt_token_count generation_token_count
        inputTextTokenCount results outputText totalOutputTextTokenCount completionReason outputs completions prompt
        embedding embeddings embeddingsByType response_type texts images text generation_id response_id chat_history finish_reason tool_calls
        citations documents search_queries is_finished event_type response meta artifacts result
        amazon-bedrock-invocationMetrics amazon-bedrock-guardrailAction amazon-bedrock-trace
        """);
}
