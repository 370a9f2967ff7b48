using System.Collections.Frozen;

namespace AuditPipeline.Core.Interactions;

/// <summary>Finish reasons made comparable over providers, from the word alone: Gemini and the Responses API have no word of their own for an
/// answer that ends in a tool call, so theirs stays <c>stop</c>.</summary>
public static class NormalFinishReason
{
    /// <summary>The model said all it had to say, or came to a stop sequence.</summary>
    public const string Stop = "stop";

    /// <summary>A bound on tokens or the context was reached.</summary>
    public const string Length = "length";

    /// <summary>The model waits for tools that the caller runs.</summary>
    public const string ToolCalls = "tool_calls";

    /// <summary>A filter or guardrail, or the model itself, refused.</summary>
    public const string ContentFilter = "content_filter";

    /// <summary>The provider or the model failed.</summary>
    public const string Error = "error";

    /// <summary>Any other word: a turn that pauses, a call that was cancelled or is still running, a word we do not know.</summary>
    public const string Other = "other";

    private static readonly FrozenDictionary<string, string> Words = Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The normal word; null for null or empty. Letter case does not matter.</summary>
    public static string? Of(string? told) => string.IsNullOrEmpty(told) ? null : Words.GetValueOrDefault(told, Other);

    private static Dictionary<string, string> Table()
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(
            Stop,
            "stop", "end_turn", "stop_sequence", "complete", "completed", "eos", "eos_token", "end_of_text", "endoftext", "end_of_sequence",
            "finish", "finished", "stop_criteria_met", "done", "success", "reason_stop", "1");   // 1: Gemini's enum by number
        Add(
            Length,
            "length", "max_tokens", "max_output_tokens", "max_completion_tokens", "maximum_tokens", "max_length", "model_length", "token_limit",
            "model_context_window_exceeded", "context_length_exceeded", "error_limit", "reason_max_len", "2");
        Add(
            ToolCalls,
            "tool_calls", "tool_call", "tool_use", "function_call", "requires_action", "reason_tool_calls");
        Add(
            ContentFilter,
            "content_filter", "content_filtered", "content-filter", "guardrail_intervened", "refusal", "safety", "recitation", "blocklist",
            "prohibited_content", "spii", "image_safety", "image_prohibited_content", "image_recitation", "model_armor", "error_toxic",
            "moderation", "3", "4");
        Add(
            Error,
            "error", "failed", "failure", "malformed_function_call", "malformed_response", "malformed_tool_use", "malformed_model_output",
            "unexpected_tool_call", "too_many_tool_calls", "missing_thought_signature", "no_image", "insufficient_system_resource",
            "model_error", "server_error", "user_error", "network_error");
        return table;

        void Add(string normal, params ReadOnlySpan<string> words)
        {
            foreach (var word in words) table.Add(word, normal);
        }
    }
}
