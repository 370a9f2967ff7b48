using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Rerank;

/// <summary>Orders documents by their fitness for a query, of Cohere (billed by searches), Voyage, Jina and others. The documents are no
/// input text: they are what is searched.</summary>
internal sealed class RerankDialect : IDialect
{
    public string Name => "rerank";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Rerank;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "rerank";
        draft.HasFinishReasons = false;
        draft.ModelRequested = body.Member("model"u8).Word();
        Prompts.Read(body.Member("query"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft) => OpenAiChatAnswer.ReadHead(body, draft);

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
