using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OllamaChat;

/// <summary>Request parameters of Ollama's own API.</summary>
internal static class OllamaParameters
{
    public static RequestParameters Of(JsonView body)
    {
        if (!body.IsObject()) return RequestParameters.None;

        var options = body.Member("options"u8);
        var format = body.Member("format"u8);
        return new RequestParameters
        {
            Temperature = options.Member("temperature"u8).Temperature(),
            TopP = options.Member("top_p"u8).Probability(),
            TopK = options.Member("top_k"u8).TopK(),
            MaxTokens = options.Member("num_predict"u8).Count(),   // -1, without a bound, is none
            FrequencyPenalty = options.Member("frequency_penalty"u8).Penalty(),
            PresencePenalty = options.Member("presence_penalty"u8).Penalty(),
            Seed = options.Member("seed"u8).Whole(),
            StopSequences = options.Member("stop"u8).Texts(),
            ReasoningEffort = body.Member("think"u8).Switch(),
            ResponseFormat = format.IsObject() ? "json_schema" : format.Choice(),   // an object is the schema itself
        };
    }
}
