using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.VertexPredict;

/// <summary>predict of Vertex AI, as its older embedding and image models take it.</summary>
internal sealed class VertexPredictDialect : IDialect
{
    public string Name => "vertex-predict";

    public int Version => 1;

    public KnownFields Known => GeminiFields.Predict;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "embeddings";
        draft.HasFinishReasons = false;
        draft.ModelRequested = target.After("models", toColon: true) ?? target.After("endpoints", toColon: true);
        draft.Parameters = VertexPredictParameters.Of(body);
        var parts = new PartList();
        foreach (var instance in body.Member("instances"u8).Items())
        {
            if (instance.Member("prompt"u8).Text() is { Length: > 0 } prompt)
            {
                draft.Operation = "image";
                parts.Add(MessagePartKind.Text, prompt);
            }

            if ((instance.Member("content"u8).Text() ?? instance.Member("text"u8).Text()) is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
            if (instance.Member("image"u8).IsObject()) parts.Add(MessagePartKind.Media, null, "image");
        }

        draft.AddInput(MessageRole.User, parts);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.Error ??= ErrorReading.OfMember(body);
        long? input = null;
        foreach (var prediction in body.Member("predictions"u8).Items())
        {
            var count = prediction.Member("embeddings"u8).Member("statistics"u8).Member("token_count"u8).Count();
            if (count is { } told) input = Math.Min((input ?? 0) + told, JsonView.LargestCount);
            if (prediction.Member("mimeType"u8).Text() is { } type)
                draft.Choice(0).Parts.Add(MessagePartKind.Media, null, MediaType.Of(type, "image"));
        }

        draft.Reported = ReportedUsage.None with { Input = input };
        draft.Usage = Usage.Unknown with { Input = input };
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
