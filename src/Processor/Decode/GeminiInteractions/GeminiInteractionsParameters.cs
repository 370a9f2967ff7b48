using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.GeminiInteractions;

/// <summary>Request parameters of the Interactions API.</summary>
internal static class GeminiInteractionsParameters
{
    public static RequestParameters Of(JsonView body)
    {
        if (!body.IsObject()) return RequestParameters.None;

        var config = body.Member("generation_config"u8);
        return new RequestParameters
        {
            Temperature = config.Member("temperature"u8).Temperature(),
            TopP = config.Member("top_p"u8).Probability(),
            MaxTokens = config.Member("max_output_tokens"u8).Count(),
            Seed = config.Member("seed"u8).Whole(),
            StopSequences = config.Member("stop_sequences"u8).Texts(),
            ReasoningEffort = config.Member("thinking_level"u8).Choice(),
            ResponseFormat = body.Member("response_mime_type"u8).Choice() ?? body.Member("response_format"u8).Choice(),
            ToolChoice = config.Member("tool_choice"u8).Choice(),
            ServiceTier = body.Member("service_tier"u8).Choice(),
            Store = body.Member("store"u8).Flag(),
            Background = body.Member("background"u8).Flag(),
        };
    }
}
