namespace AuditPipeline.Processor.Decode.Fields;

/// <summary>Members of Cohere's formats.</summary>
internal static class CohereFields
{
    private static readonly KnownFields Usage = new("billed_units tokens cached_tokens api_version warnings");

    /// <summary>Whole answers of version 2, and the events of streamed ones.</summary>
    public static KnownFields Chat { get; } = new("id message finish_reason logprobs type index delta", ("usage", Usage));

    private static readonly KnownFields AnswerOne = new(
        """
        response_id generation_id text finish_reason chat_history tool_calls citations documents search_queries search_results
        is_search_required prompt message
        """,
        ("meta", Usage));

    /// <summary>Whole answers of version 1, and the events of streamed ones.</summary>
    public static KnownFields ChatOne { get; } = new(
        """
        response_id generation_id text finish_reason chat_history tool_calls citations documents search_queries search_results
        is_search_required prompt message event_type is_finished tool_call_delta
        """,
        ("meta", Usage), ("response", AnswerOne));

    public static KnownFields Embed { get; } = new("id embeddings texts images response_type inputs", ("meta", Usage));

    public static KnownFields Generate { get; } = new("id generations prompt text index is_finished finish_reason event_type response", ("meta", Usage));
}
