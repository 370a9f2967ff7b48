using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiImages;

/// <summary>Making and editing of images, of OpenAI and those who speak its format (xAI …).</summary>
internal sealed class OpenAiImagesDialect : IDialect
{
    private const int MostImages = 1_000;

    public string Name => "openai-images";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Images;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "image";
        draft.HasFinishReasons = false;
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.After("deployments");
        draft.Parameters = new RequestParameters { ChoiceCount = body.Member("n"u8).FormCount(MostImages) };
        Prompts.Read(body.Member("prompt"u8), draft);
        Prompts.ReadMedia(body.Member("image"u8), "image", draft);
        Prompts.ReadMedia(body.Member("image[]"u8), "image", draft);
        Prompts.ReadMedia(body.Member("images"u8), "image", draft);
        Prompts.ReadMedia(body.Member("mask"u8), "image", draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ModelAnswered ??= body.Member("model"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        AzureFilters.ReadPrompts(body, draft);
        TokenUsage.Read(body.Member("usage"u8), draft);
        var parts = draft.Choice(0).Parts;
        var images = 0;
        foreach (var image in body.Member("data"u8).Items())
        {
            if (++images > MostImages) break;
            parts.Add(MessagePartKind.Media, null, MediaType.Of(image.Member("mime_type"u8).Text(), "image"));
        }

        if (body.Member("type"u8).Text()?.EndsWith(".completed", StringComparison.Ordinal) != true) return;

        draft.Ended = true;
        if (body.Member("b64_json"u8).IsTold()) parts.Add(MessagePartKind.Media, null, "image");
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
