using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OllamaChat;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OllamaGenerate;

/// <summary>Text generation of Ollama's own API.</summary>
internal sealed class OllamaGenerateDialect : IDialect
{
    public string Name => "ollama-generate";

    public int Version => 1;

    public KnownFields Known => OtherFields.Ollama;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "text_completion";
        draft.ModelRequested = body.Member("model"u8).Word();
        draft.Parameters = OllamaParameters.Of(body);
        draft.AddInput(MessageRole.System, body.Member("system"u8).Text());
        Prompts.Read(body.Member("prompt"u8), draft);
        Prompts.ReadMedia(body.Member("images"u8), "image", draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        var parts = draft.Choice(0).Parts;
        parts.Append(MessagePartKind.Reasoning, body.Member("thinking"u8));
        parts.Append(MessagePartKind.Text, body.Member("response"u8));
        OllamaEnd.Read(body, draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
