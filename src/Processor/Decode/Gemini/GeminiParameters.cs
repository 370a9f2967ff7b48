using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;
using static AuditPipeline.Processor.Decode.Gemini.GeminiContent;

namespace AuditPipeline.Processor.Decode.Gemini;

/// <summary>Request parameters of Gemini and Vertex: a member of the request, in camel or snake case.</summary>
internal static class GeminiParameters
{
    public static RequestParameters Of(JsonView body)
    {
        if (!body.IsObject()) return RequestParameters.None;

        var config = Either(body, "generationConfig"u8, "generation_config"u8);
        var thinking = Either(config, "thinkingConfig"u8, "thinking_config"u8);
        var calling = Either(Either(body, "toolConfig"u8, "tool_config"u8), "functionCallingConfig"u8, "function_calling_config"u8);
        return new RequestParameters
        {
            Temperature = config.Member("temperature"u8).Temperature(),
            TopP = Either(config, "topP"u8, "top_p"u8).Probability(),
            TopK = Either(config, "topK"u8, "top_k"u8).TopK(),
            MaxTokens = Either(config, "maxOutputTokens"u8, "max_output_tokens"u8).Count(),
            FrequencyPenalty = Either(config, "frequencyPenalty"u8, "frequency_penalty"u8).Penalty(),
            PresencePenalty = Either(config, "presencePenalty"u8, "presence_penalty"u8).Penalty(),
            Seed = config.Member("seed"u8).Whole(),
            StopSequences = Either(config, "stopSequences"u8, "stop_sequences"u8).Texts(),
            ChoiceCount = Either(config, "candidateCount"u8, "candidate_count"u8).Count(),
            ReasoningEffort = Either(thinking, "thinkingLevel"u8, "thinking_level"u8).Choice(),
            ReasoningBudget = Either(thinking, "thinkingBudget"u8, "thinking_budget"u8).Count(),   // -1, as much as it likes, is none
            ResponseFormat = Either(config, "responseMimeType"u8, "response_mime_type"u8).Choice(),
            ToolChoice = calling.Member("mode"u8).Choice(),
            ServiceTier = Either(body, "serviceTier"u8, "service_tier"u8).Choice(),
            Store = body.Member("store"u8).Flag(),
        };
    }
}
