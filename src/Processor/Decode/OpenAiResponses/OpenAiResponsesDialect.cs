using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiResponses;

/// <summary>The Responses API, of OpenAI, Azure, xAI, OpenRouter and others; also its compaction, and an answer read again by its id.</summary>
internal sealed class OpenAiResponsesDialect : IDialect
{
    public string Name => "openai-responses";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Responses;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = method == "GET" ? "retrieve" : target.EndsWith("/responses/compact") ? "compact" : "chat";
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.After("deployments");
        draft.Parameters = OpenAiParameters.Of(body);

        AddWords(MessageRole.System, body.Member("instructions"u8).Text(), draft);
        var input = body.Member("input"u8);
        AddWords(MessageRole.User, input.Text(), draft);
        foreach (var item in input.Items()) ReadInput(item, draft);

        foreach (var tool in body.Member("tools"u8).Items())
        {
            draft.AddTool(
                tool.Member("name"u8).Word() ?? tool.Member("function"u8).Member("name"u8).Word() ?? tool.Member("server_label"u8).Word()
                ?? tool.Member("type"u8).Word());
        }
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        OpenAiResponsesAnswer.ReadHead(body, draft);
        var parts = new PartList();
        foreach (var item in body.Member("output"u8).Items()) OpenAiResponsesItem.Read(item, parts);
        draft.Choice(0).Parts = parts;
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new OpenAiResponsesStream(draft);

    private static void AddWords(MessageRole role, string? text, InteractionDraft draft)
    {
        if (string.IsNullOrEmpty(text)) return;

        var parts = new PartList();
        parts.Add(MessagePartKind.Text, text);
        draft.AddInput(role, parts);
    }

    private static void ReadInput(JsonView item, InteractionDraft draft)
    {
        var parts = new PartList();
        var type = item.Member("type"u8).Text();
        if (type?.EndsWith("_output", StringComparison.Ordinal) == true)
        {
            var output = item.Member("output"u8);
            parts.Add(MessagePartKind.ToolResult, Readable.Of(output), null, item.Member("call_id"u8).Word());
            ResultMedia.Add(output, parts);
            draft.AddInput(MessageRole.Tool, parts);
            return;
        }

        if (type is null or "message")
        {
            OpenAiResponsesItem.ReadContent(item.Member("content"u8), parts);
            draft.AddInput(RoleOf(item.Member("role"u8).Text()), parts);
            return;
        }

        OpenAiResponsesItem.Read(item, parts);   // turns of the model sent back: calls, reasoning
        draft.AddInput(MessageRole.Assistant, parts);
    }

    private static MessageRole RoleOf(string? role) => role switch
    {
        "system" or "developer" => MessageRole.System,
        "assistant" => MessageRole.Assistant,
        "tool" => MessageRole.Tool,
        "user" or null => MessageRole.User,
        _ => MessageRole.Other,
    };
}
