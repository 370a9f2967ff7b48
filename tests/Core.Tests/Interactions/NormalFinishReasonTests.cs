using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Tests.Interactions;

public sealed class NormalFinishReasonTests
{
    [Theory]
    [InlineData("stop", "stop")]                         // OpenAI, Ollama
    [InlineData("end_turn", "stop")]                     // Anthropic, Bedrock
    [InlineData("stop_sequence", "stop")]
    [InlineData("STOP", "stop")]                         // Gemini
    [InlineData("COMPLETE", "stop")]                     // Cohere
    [InlineData("STOP_SEQUENCE", "stop")]
    [InlineData("completed", "stop")]                    // Responses
    [InlineData("eos_token", "stop")]                    // watsonx, TGI
    [InlineData("eos", "stop")]                          // Together
    [InlineData("endoftext", "stop")]                    // Jurassic
    [InlineData("FINISH", "stop")]                       // Titan
    [InlineData("1", "stop")]
    [InlineData("length", "length")]
    [InlineData("max_tokens", "length")]
    [InlineData("MAX_TOKENS", "length")]
    [InlineData("max_output_tokens", "length")]
    [InlineData("maximum_tokens", "length")]             // Aleph Alpha
    [InlineData("model_length", "length")]               // Mistral
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("ERROR_LIMIT", "length")]                // Cohere: the context is full
    [InlineData("2", "length")]
    [InlineData("tool_calls", "tool_calls")]
    [InlineData("function_call", "tool_calls")]
    [InlineData("tool_use", "tool_calls")]
    [InlineData("TOOL_CALL", "tool_calls")]
    [InlineData("requires_action", "tool_calls")]        // Interactions
    [InlineData("content_filter", "content_filter")]
    [InlineData("refusal", "content_filter")]
    [InlineData("guardrail_intervened", "content_filter")]
    [InlineData("content_filtered", "content_filter")]
    [InlineData("CONTENT_FILTERED", "content_filter")]   // Titan
    [InlineData("SAFETY", "content_filter")]
    [InlineData("RECITATION", "content_filter")]
    [InlineData("PROHIBITED_CONTENT", "content_filter")]
    [InlineData("BLOCKLIST", "content_filter")]
    [InlineData("SPII", "content_filter")]
    [InlineData("MODEL_ARMOR", "content_filter")]
    [InlineData("ERROR_TOXIC", "content_filter")]
    [InlineData("error", "error")]
    [InlineData("ERROR", "error")]
    [InlineData("failed", "error")]
    [InlineData("MALFORMED_FUNCTION_CALL", "error")]
    [InlineData("insufficient_system_resource", "error")]   // DeepSeek
    [InlineData("pause_turn", "other")]
    [InlineData("cancelled", "other")]
    [InlineData("in_progress", "other")]
    [InlineData("incomplete", "other")]
    [InlineData("OTHER", "other")]
    [InlineData("a word of tomorrow", "other")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Word_of_a_provider_has_one_normal_word(string? told, string? normal)
    {
        NormalFinishReason.Of(told).ShouldBe(normal);
    }
}
