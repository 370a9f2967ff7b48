namespace AuditPipeline.Processor.Decode.Fields;

/// <summary>Members of Anthropic's formats.</summary>
internal static class AnthropicFields
{
    private static readonly KnownFields Usage = new(
        """
        input_tokens output_tokens cache_creation_input_tokens cache_read_input_tokens cache_creation output_tokens_details server_tool_use
        service_tier inference_geo speed iterations
        """);

    private static readonly KnownFields Message = new(
        "id type role model content stop_reason stop_sequence stop_details container context_management", ("usage", Usage));

    /// <summary>Whole messages, and the events of streamed ones.</summary>
    public static KnownFields Messages { get; } = new(
        """
        id type role model content stop_reason stop_sequence stop_details container context_management index content_block delta request_id
        """,
        ("usage", Usage), ("message", Message));

    public static KnownFields Complete { get; } = new("id type model completion stop_reason stop log_id");

    public static KnownFields Count { get; } = new("input_tokens context_management");
}
