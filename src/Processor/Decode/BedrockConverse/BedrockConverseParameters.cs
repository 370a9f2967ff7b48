using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockConverse;

/// <summary>Request parameters of Converse and of Nova's own format, with those that only the model knows.</summary>
internal static class BedrockConverseParameters
{
    public static RequestParameters Of(JsonView body)
    {
        if (!body.IsObject()) return RequestParameters.None;

        var config = body.Member("inferenceConfig"u8);
        var model = body.Member("additionalModelRequestFields"u8);
        var modelConfig = model.Member("inferenceConfig"u8);
        var thinking = First(model.Member("thinking"u8), model.Member("reasoning_config"u8));
        var reasoning = First(model.Member("reasoningConfig"u8), body.Member("reasoningConfig"u8));
        return new RequestParameters
        {
            Temperature = config.Member("temperature"u8).Temperature(),
            TopP = First(config.Member("topP"u8), config.Member("top_p"u8)).Probability(),
            TopK = (First(config.Member("topK"u8), config.Member("top_k"u8)).TopK() ?? model.Member("top_k"u8).TopK())
                ?? modelConfig.Member("topK"u8).TopK(),
            MaxTokens = config.Member("maxTokens"u8).Count() ?? config.Member("max_new_tokens"u8).Count(),
            StopSequences = First(config.Member("stopSequences"u8), config.Member("stop_sequences"u8)).Texts(),
            ReasoningEffort = reasoning.Member("maxReasoningEffort"u8).Choice() ?? reasoning.Choice()
                ?? model.Member("reasoning_effort"u8).Choice() ?? thinking.Choice(),
            ReasoningBudget = thinking.Member("budget_tokens"u8).Count(),
            ResponseFormat = body.Member("outputConfig"u8).Member("textFormat"u8).Choice(),
            ToolChoice = body.Member("toolConfig"u8).Member("toolChoice"u8).MemberChoice(),
            ServiceTier = body.Member("serviceTier"u8).Choice(),
        };
    }

    private static JsonView First(JsonView one, JsonView other) => one.IsTold() ? one : other;
}
