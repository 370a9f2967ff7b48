using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Gemini;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.GeminiEmbed;

/// <summary>embedContent and batchEmbedContents of the Gemini API and Vertex AI. The vectors are not read; many answers tell no usage.</summary>
internal sealed class GeminiEmbedDialect : IDialect
{
    public string Name => "gemini-embed";

    public int Version => 1;

    public KnownFields Known => GeminiFields.Embed;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "embeddings";
        draft.HasFinishReasons = false;
        draft.ModelRequested = target.After("models", toColon: true) ?? body.Member("model"u8).Word();
        ReadContent(body, draft);
        foreach (var request in body.Member("requests"u8).Items()) ReadContent(request, draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.Error ??= ErrorReading.OfMember(body);
        var usage = body.Member("usageMetadata"u8);
        var input = usage.Member("promptTokenCount"u8).Count();
        if (input is null && !usage.IsObject()) return;

        var total = usage.Member("totalTokenCount"u8).Count();
        draft.Reported = ReportedUsage.None with { Input = input, Total = total };
        draft.Usage = Usage.Unknown with { Input = input };
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);

    private static void ReadContent(JsonView request, InteractionDraft draft)
    {
        var parts = new PartList();
        GeminiContent.Read(request.Member("content"u8), parts);
        draft.AddInput(MessageRole.User, parts);
    }
}
