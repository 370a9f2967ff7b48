using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AnthropicMessages;

/// <summary>Request parameters of Anthropic, its old completions included.</summary>
internal static class AnthropicParameters
{
    public static RequestParameters Of(JsonView body)
    {
        if (!body.IsObject()) return RequestParameters.None;

        var thinking = body.Member("thinking"u8);
        var output = body.Member("output_config"u8);
        var choice = body.Member("tool_choice"u8);
        return new RequestParameters
        {
            Temperature = body.Member("temperature"u8).Temperature(),
            TopP = body.Member("top_p"u8).Probability(),
            TopK = body.Member("top_k"u8).TopK(),
            MaxTokens = body.Member("max_tokens"u8).Count() ?? body.Member("max_tokens_to_sample"u8).Count(),
            StopSequences = body.Member("stop_sequences"u8).Texts(),
            ReasoningEffort = output.Member("effort"u8).Choice() ?? thinking.Choice(),
            ReasoningBudget = thinking.Member("budget_tokens"u8).Count(),
            ResponseFormat = output.Member("format"u8).Choice() ?? body.Member("output_format"u8).Choice(),
            ToolChoice = choice.Choice(),
            ServiceTier = body.Member("service_tier"u8).Choice(),
            ParallelToolCalls = !choice.Member("disable_parallel_tool_use"u8).Flag(),
        };
    }
}
