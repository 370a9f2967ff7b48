using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AlephAlpha;

/// <summary>Request parameters of Aleph Alpha.</summary>
internal static class AlephAlphaParameters
{
    public static RequestParameters Of(JsonView body)
    {
        if (!body.IsObject()) return RequestParameters.None;

        return new RequestParameters
        {
            Temperature = body.Member("temperature"u8).Temperature(),
            TopP = body.Member("top_p"u8).Probability(),
            TopK = body.Member("top_k"u8).TopK(),
            MaxTokens = body.Member("maximum_tokens"u8).Count(),
            FrequencyPenalty = body.Member("frequency_penalty"u8).Penalty(),
            PresencePenalty = body.Member("presence_penalty"u8).Penalty(),
            StopSequences = body.Member("stop_sequences"u8).Texts(),
            ChoiceCount = body.Member("n"u8).Count(),
        };
    }
}
