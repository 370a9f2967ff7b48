using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiCompletions;

/// <summary>Text completions: the form before chat, still that of vLLM, Writer and base models.</summary>
internal sealed class OpenAiCompletionsDialect : IDialect
{
    public string Name => "openai-completions";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Chat;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "text_completion";
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.After("deployments");
        draft.Parameters = OpenAiParameters.Of(body);
        Prompts.Read(body.Member("prompt"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        OpenAiChatAnswer.ReadHead(body, draft);
        var position = 0;
        foreach (var item in body.Member("choices"u8).Items())
        {
            if (position > InteractionDraft.LastChoice) break;

            var choice = draft.Choice(item.Member("index"u8).Index(InteractionDraft.LastChoice) ?? position);
            position++;
            AzureFilters.ReadChoice(item, draft);
            choice.FinishReason = item.Member("finish_reason"u8).Word() ?? choice.FinishReason;
            choice.Parts.Append(MessagePartKind.Text, item.Member("text"u8));
        }
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
