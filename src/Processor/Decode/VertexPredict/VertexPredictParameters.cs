using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.VertexPredict;

/// <summary>Request parameters of predict.</summary>
internal static class VertexPredictParameters
{
    public static RequestParameters Of(JsonView body)
    {
        var parameters = body.Member("parameters"u8);
        if (!parameters.IsObject()) return RequestParameters.None;

        return new RequestParameters
        {
            Temperature = parameters.Member("temperature"u8).Temperature(),
            TopP = parameters.Member("topP"u8).Probability(),
            TopK = parameters.Member("topK"u8).TopK(),
            MaxTokens = parameters.Member("maxOutputTokens"u8).Count(),
            Seed = parameters.Member("seed"u8).Whole(),
            StopSequences = parameters.Member("stopSequences"u8).Texts(),
            ChoiceCount = parameters.Member("sampleCount"u8).Count(),
        };
    }
}
