using AuditPipeline.Processor.Decode.CohereChat;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.CohereEmbed;

/// <summary>Embeddings of Cohere. The vectors are not read.</summary>
internal sealed class CohereEmbedDialect : IDialect
{
    public string Name => "cohere-embed";

    public int Version => 1;

    public KnownFields Known => CohereFields.Embed;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "embeddings";
        draft.HasFinishReasons = false;
        draft.ModelRequested = body.Member("model"u8).Word();
        Prompts.Read(body.Member("texts"u8), draft);
        Prompts.Read(body.Member("inputs"u8), draft);
        Prompts.ReadMedia(body.Member("images"u8), "image", draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId = body.Member("id"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        CohereUsage.Read(body.Member("meta"u8), draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
