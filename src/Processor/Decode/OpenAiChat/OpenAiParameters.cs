using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiChat;

/// <summary>Request parameters of chat and text completions and of responses, under the names OpenAI and its relatives use.</summary>
internal static class OpenAiParameters
{
    public static RequestParameters Of(JsonView body)
    {
        if (!body.IsObject()) return RequestParameters.None;

        var reasoning = body.Member("reasoning"u8);
        var thinking = body.Member("thinking"u8);
        var format = body.Member("response_format"u8);
        var choice = body.Member("tool_choice"u8);
        return new RequestParameters
        {
            Temperature = body.Member("temperature"u8).Temperature(),
            TopP = body.Member("top_p"u8).Probability(),
            TopK = body.Member("top_k"u8).TopK(),
            MaxTokens = body.Member("max_completion_tokens"u8).Count() ?? body.Member("max_output_tokens"u8).Count()
                ?? body.Member("max_tokens"u8).Count(),
            FrequencyPenalty = body.Member("frequency_penalty"u8).Penalty(),
            PresencePenalty = body.Member("presence_penalty"u8).Penalty(),
            Seed = body.Member("seed"u8).Whole() ?? body.Member("random_seed"u8).Whole(),   // Mistral's
            StopSequences = body.Member("stop"u8).Texts(),
            ChoiceCount = body.Member("n"u8).Count(),
            ReasoningEffort = body.Member("reasoning_effort"u8).Choice() ?? reasoning.Member("effort"u8).Choice()
                ?? reasoning.Member("enabled"u8).Switch() ?? thinking.Choice() ?? body.Member("enable_thinking"u8).Switch(),
            ReasoningBudget = reasoning.Member("max_tokens"u8).Count() ?? thinking.Member("budget_tokens"u8).Count()
                ?? body.Member("thinking_budget"u8).Count(),
            ResponseFormat = (format.IsTold() ? format : body.Member("text"u8).Member("format"u8)).Choice(),
            ToolChoice = choice.IsTold() ? choice.Choice() : FunctionChoice(body.Member("function_call"u8)),
            ServiceTier = body.Member("service_tier"u8).Choice(),
            Store = body.Member("store"u8).Flag(),
            Background = body.Member("background"u8).Flag(),
            ParallelToolCalls = body.Member("parallel_tool_calls"u8).Flag(),
        };
    }

    // The form before tool choices: a word, or the function by name.
    private static string? FunctionChoice(JsonView choice) => choice.IsObject() ? "function" : choice.Choice();
}
