namespace AuditPipeline.Processor.Decode.Fields;

/// <summary>Members of the formats that have no relatives.</summary>
internal static class OtherFields
{
    public static KnownFields Ollama { get; } = new(
        """
        model created_at message response thinking done done_reason context total_duration load_duration prompt_eval_count
        prompt_eval_duration eval_count eval_duration remote_model remote_host logprobs
        """);

    public static KnownFields Watsonx { get; } = new("model_id model_version created_at results system errors trace status_code");

    public static KnownFields AlephAlpha { get; } = new(
        "completions model_version optimized_prompt num_tokens_prompt_total num_tokens_generated");

    public static KnownFields Mcp { get; } = new("jsonrpc id method params result");
}
