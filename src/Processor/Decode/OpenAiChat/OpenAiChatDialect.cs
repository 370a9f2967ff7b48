using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiChat;

/// <summary>Chat completions, of OpenAI and all who speak its format (Azure, Groq, Mistral, DeepSeek, OpenRouter, Ollama, vLLM …).</summary>
internal sealed class OpenAiChatDialect : IDialect
{
    public string Name => "openai-chat";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Chat;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "chat";
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.After("deployments");
        draft.Parameters = OpenAiParameters.Of(body);

        foreach (var message in body.Member("messages"u8).Items())
        {
            var role = RoleOf(message.Member("role"u8).Text());
            var parts = new PartList();
            if (role == MessageRole.Tool)
            {
                parts.Add(
                    MessagePartKind.ToolResult, Readable.Of(message.Member("content"u8)), message.Member("name"u8).Word(),
                    message.Member("tool_call_id"u8).Word());
                ResultMedia.Add(message.Member("content"u8), parts);
            }
            else
            {
                OpenAiChatMessage.Read(message, parts);
            }

            draft.AddInput(role, parts);
        }

        foreach (var tool in body.Member("tools"u8).Items())
        {
            draft.AddTool(
                tool.Member("function"u8).Member("name"u8).Word() ?? tool.Member("custom"u8).Member("name"u8).Word()
                ?? tool.Member("name"u8).Word() ?? tool.Member("type"u8).Word());
        }

        foreach (var function in body.Member("functions"u8).Items()) draft.AddTool(function.Member("name"u8).Word());
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
            choice.FinishReason = item.Member("finish_reason"u8).Word();
            var message = item.Member("message"u8);
            OpenAiChatMessage.Read(message.IsObject() ? message : item.Member("delta"u8), choice.Parts);
        }
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new OpenAiChatStream(draft);

    private static MessageRole RoleOf(string? role) => role switch
    {
        "system" or "developer" => MessageRole.System,
        "assistant" => MessageRole.Assistant,
        "tool" or "function" => MessageRole.Tool,
        "user" or null => MessageRole.User,
        _ => MessageRole.Other,
    };
}
