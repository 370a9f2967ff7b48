using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Watsonx;

/// <summary>Request parameters of watsonx.ai.</summary>
internal static class WatsonxParameters
{
    public static RequestParameters Of(JsonView body)
    {
        var parameters = body.Member("parameters"u8);
        if (!parameters.IsObject()) return RequestParameters.None;

        return new RequestParameters
        {
            Temperature = parameters.Member("temperature"u8).Temperature(),
            TopP = parameters.Member("top_p"u8).Probability(),
            TopK = parameters.Member("top_k"u8).TopK(),
            MaxTokens = parameters.Member("max_new_tokens"u8).Count(),
            Seed = parameters.Member("random_seed"u8).Whole(),
            StopSequences = parameters.Member("stop_sequences"u8).Texts(),
        };
    }
}
