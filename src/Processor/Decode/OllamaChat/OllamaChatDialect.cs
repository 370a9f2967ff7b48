using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OllamaChat;

/// <summary>Chat of Ollama's own API. Streams as lines of JSON in the form of whole answers.</summary>
internal sealed class OllamaChatDialect : IDialect
{
    private static readonly OpenAiChatDialect Relative = new();

    public string Name => "ollama-chat";

    public int Version => 1;

    public KnownFields Known => OtherFields.Ollama;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        Relative.ReadRequest(method, target, body, draft);
        draft.Parameters = OllamaParameters.Of(body);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        var message = body.Member("message"u8);
        var parts = draft.Choice(0).Parts;
        parts.Append(MessagePartKind.Reasoning, message.Member("thinking"u8));
        OpenAiChatMessage.Read(message, parts);
        OllamaEnd.Read(body, draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
