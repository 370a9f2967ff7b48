using System.Text.Json;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockInvoke;

/// <summary>Request parameters of Titan (a member of the request), Llama, Mistral and Jurassic.</summary>
internal static class OtherModelsParameters
{
    public static RequestParameters Of(JsonView body)
    {
        var titan = body.Member("textGenerationConfig"u8);
        var config = titan.IsObject() ? titan : body;
        if (!config.IsObject()) return RequestParameters.None;

        return new RequestParameters
        {
            Temperature = config.Member("temperature"u8).Temperature(),
            TopP = config.Member("topP"u8).Probability() ?? config.Member("top_p"u8).Probability(),
            TopK = config.Member("topK"u8).TopK() ?? config.Member("top_k"u8).TopK(),
            MaxTokens = config.Member("maxTokenCount"u8).Count() ?? config.Member("max_gen_len"u8).Count()
                ?? config.Member("maxTokens"u8).Count() ?? config.Member("max_tokens"u8).Count(),
            FrequencyPenalty = config.Member("frequencyPenalty"u8).Member("scale"u8).Penalty(),
            PresencePenalty = config.Member("presencePenalty"u8).Member("scale"u8).Penalty(),
            Seed = body.Member("imageGenerationConfig"u8).Member("seed"u8).Whole(),
            StopSequences = (config.Member("stopSequences"u8) is { ValueKind: not JsonValueKind.Undefined } stops ? stops : config.Member("stop"u8))
                .Texts(),
            ChoiceCount = config.Member("numResults"u8).Count() ?? body.Member("imageGenerationConfig"u8).Member("numberOfImages"u8).Count(),
        };
    }
}
