using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiEmbeddings;

/// <summary>Embeddings, of OpenAI and all who speak its format (Azure, Mistral, Voyage, vLLM …). The vectors are not read.</summary>
internal sealed class OpenAiEmbeddingsDialect : IDialect
{
    public string Name => "openai-embeddings";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Embeddings;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "embeddings";
        draft.HasFinishReasons = false;
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.After("deployments");
        var input = body.Member("input"u8);
        Prompts.Read(input.IsTold() ? input : body.Member("inputs"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft) => OpenAiChatAnswer.ReadHead(body, draft);

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
