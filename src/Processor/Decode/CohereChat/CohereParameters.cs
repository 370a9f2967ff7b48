using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.CohereChat;

/// <summary>Request parameters of Cohere: chat of both versions, and text generation.</summary>
internal static class CohereParameters
{
    public static RequestParameters Of(JsonView body)
    {
        if (!body.IsObject()) return RequestParameters.None;

        var thinking = body.Member("thinking"u8);
        return new RequestParameters
        {
            Temperature = body.Member("temperature"u8).Temperature(),
            TopP = body.Member("p"u8).Probability(),
            TopK = body.Member("k"u8).TopK(),
            MaxTokens = body.Member("max_tokens"u8).Count(),
            FrequencyPenalty = body.Member("frequency_penalty"u8).Penalty(),
            PresencePenalty = body.Member("presence_penalty"u8).Penalty(),
            Seed = body.Member("seed"u8).Whole(),
            StopSequences = body.Member("stop_sequences"u8).Texts(),
            ChoiceCount = body.Member("num_generations"u8).Count(),
            ReasoningEffort = thinking.Choice(),
            ReasoningBudget = thinking.Member("token_budget"u8).Count(),
            ResponseFormat = body.Member("response_format"u8).Choice(),
            ToolChoice = body.Member("tool_choice"u8).Choice(),
        };
    }
}
