using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.CohereChat;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.CohereChatOne;

/// <summary>Chat of Cohere, version 1: one message beside the history. Streams as lines of JSON, the last of which repeats the whole answer.</summary>
internal sealed class CohereChatOneDialect : IDialect
{
    public string Name => "cohere-chat-v1";

    public int Version => 1;

    public KnownFields Known => CohereFields.ChatOne;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "chat";
        draft.ModelRequested = body.Member("model"u8).Word();
        draft.Parameters = CohereParameters.Of(body);
        draft.AddInput(MessageRole.System, body.Member("preamble"u8).Text());
        foreach (var turn in body.Member("chat_history"u8).Items())
        {
            draft.AddInput(RoleOf(turn.Member("role"u8).Text()), turn.Member("message"u8).Text());
        }

        draft.AddInput(MessageRole.User, body.Member("message"u8).Text());
        var results = new PartList();
        foreach (var result in body.Member("tool_results"u8).Items())
        {
            results.Add(MessagePartKind.ToolResult, result.Member("outputs"u8).Verbatim(), result.Member("call"u8).Member("name"u8).Word());
        }

        draft.AddInput(MessageRole.Tool, results);
        foreach (var tool in body.Member("tools"u8).Items()) draft.AddTool(tool.Member("name"u8).Word());
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId = body.Member("response_id"u8).Word() ?? body.Member("generation_id"u8).Word() ?? draft.ResponseId;
        draft.Error ??= ErrorReading.OfMember(body);
        var choice = draft.Choice(0);
        choice.FinishReason = body.Member("finish_reason"u8).Word() ?? choice.FinishReason;
        choice.Parts.Append(MessagePartKind.Text, body.Member("text"u8));
        ReadCalls(body, choice.Parts);
        CohereUsage.Read(body.Member("meta"u8), draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new CohereChatOneStream(this, draft);

    /// <summary>The calls in an answer, or in an event of a streamed one.</summary>
    public static void ReadCalls(JsonView body, PartList parts)
    {
        foreach (var call in body.Member("tool_calls"u8).Items())
            parts.Add(MessagePartKind.ToolCall, call.Member("parameters"u8).Verbatim(), call.Member("name"u8).Word());
    }

    private static MessageRole RoleOf(string? role) => role?.ToUpperInvariant() switch
    {
        "SYSTEM" => MessageRole.System,
        "CHATBOT" => MessageRole.Assistant,
        "TOOL" => MessageRole.Tool,
        "USER" or null => MessageRole.User,
        _ => MessageRole.Other,
    };
}
