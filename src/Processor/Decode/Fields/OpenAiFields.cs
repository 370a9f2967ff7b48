namespace AuditPipeline.Processor.Decode.Fields;

/// <summary>Members of OpenAI's formats, those that its relatives add included.</summary>
internal static class OpenAiFields
{
    // OpenAI's, then those of Mistral, Voyage and DeepSeek; Groq; OpenRouter and xAI; Perplexity; GPUStack and Azure.
    private static readonly KnownFields ChatUsage = new(
        """
        prompt_tokens completion_tokens total_tokens prompt_tokens_details completion_tokens_details service_tier
        prompt_token_details completion_token_details cached_tokens num_cached_tokens prompt_audio_seconds request_count
        prompt_cache_hit_tokens prompt_cache_miss_tokens cache_read_input_tokens cache_creation_input_tokens reasoning_tokens
        queue_time prompt_time completion_time total_time
        cost cost_details is_byok server_tool_use_details num_sources_used
        citation_tokens num_search_queries search_context_size
        audio_prompt_tokens draft_tokens draft_tokens_acceptance prompt_tokens_per_second tokens_per_second time_to_first_token_ms
        time_per_output_token_ms latency_checkpoint
        """);

    private static readonly KnownFields TokenUsage = new(
        """
        input_tokens output_tokens total_tokens input_tokens_details output_tokens_details input_token_details output_token_details type
        context_details num_sources_used num_server_side_tools_used cost_in_usd_ticks cost cost_details is_byok
        """);

    // Of chat with Mistral, of OpenAI's newer formats, or of seconds.
    private static readonly KnownFields AudioUsage = new(
        """
        input_tokens output_tokens total_tokens input_tokens_details output_tokens_details input_token_details output_token_details type
        prompt_tokens completion_tokens prompt_tokens_details completion_tokens_details prompt_audio_seconds service_tier seconds cost
        """);

    private const string ResponseNames =
        """
        id object created_at completed_at status background billing conversation error incomplete_details instructions max_output_tokens
        max_tool_calls metadata model moderation output output_text parallel_tool_calls previous_response_id prompt prompt_cache_key
        prompt_cache_retention reasoning safety_identifier service_tier store temperature text tool_choice tools top_logprobs top_p truncation
        user frequency_penalty presence_penalty content_filters tool_usage
        """;

    private static readonly KnownFields Response = new(ResponseNames, ("usage", TokenUsage));

    /// <summary>Chat and text completions.</summary>
    public static KnownFields Chat { get; } = new(
        """
        id object created model choices system_fingerprint service_tier prompt_filter_results prompt_annotations obfuscation metadata
        provider citations search_results images related_questions request_id usage_breakdown time_info p
        prompt seed metrics prompt_logprobs prompt_text prompt_token_ids kv_transfer_params
        """,
        ("usage", ChatUsage), ("x_groq", new KnownFields("id seed", ("usage", ChatUsage))));

    /// <summary>Whole responses, and the events of streamed ones around them.</summary>
    public static KnownFields Responses { get; } = new(
        """
        type sequence_number output_index content_index summary_index annotation_index item_id item part delta text refusal arguments name
        annotation logprobs obfuscation code message param partial_image_b64 partial_image_index input
        """ + " " + ResponseNames,
        ("usage", TokenUsage), ("response", Response));

    public static KnownFields Embeddings { get; } = new("id object data model created provider", ("usage", ChatUsage));

    public static KnownFields Moderations { get; } = new("id model results", ("usage", ChatUsage));

    public static KnownFields Rerank { get; } = new("id object data model results meta", ("usage", ChatUsage));

    public static KnownFields Images { get; } = new(
        "created background data output_format quality size model type b64_json partial_image_index", ("usage", TokenUsage));

    public static KnownFields Audio { get; } = new(
        """
        text task language duration words segments logprobs type delta id model metadata results request_id start end speaker
        finish_reason
        """,
        ("usage", AudioUsage));
}
