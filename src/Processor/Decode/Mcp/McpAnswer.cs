using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Mcp;

/// <summary>Reads one message that the server sends: a response, a question of its own, or a notification, which is counted only.</summary>
internal static class McpAnswer
{
    /// <summary>The error of a tool that ran and failed; the others have JSON-RPC's codes.</summary>
    private const string ToolError = "tool_error";

    /// <returns>True when <paramref name="message"/> is a response.</returns>
    public static bool Read(JsonView message, InteractionDraft draft)
    {
        var method = message.Member("method"u8).Text();
        var id = message.Member("id"u8);
        if (method is not null)
        {
            if (id.IsTold()) ReadQuestion(method, message.Member("params"u8), id.Word(), draft);
            else draft.Notifications++;
            return false;
        }

        var error = message.Member("error"u8);
        var result = message.Member("result"u8);
        if (!error.IsTold() && !result.IsTold()) return false;

        AskedCall asked = default;
        if (id.IsTold()) draft.Asked.Remove(McpMethod.KeyOf(id), out asked);
        else draft.Asked.Clear();   // it could not read what was asked: nothing else will come
        draft.ResponseId ??= id.Word();
        draft.Error ??= ErrorReading.OfMember(message);
        ReadResult(result, asked, id.Word(), draft);
        return true;
    }

    // By shape: a task gives later what the method it was begun with gives.
    private static void ReadResult(JsonView result, AskedCall asked, string? id, InteractionDraft draft)
    {
        if (!result.IsObject()) return;

        if (result.Member("content"u8).IsArray() || result.Member("structuredContent"u8).IsTold()) ReadToolResult(result, asked.Tool, id, draft);
        foreach (var tool in result.Member("tools"u8).Items()) draft.AddTool(tool.Member("name"u8).Word());
        foreach (var content in result.Member("contents"u8).Items())
        {
            var choice = Choice(0, MessageRole.Tool, draft);
            McpContent.ReadResource(content, MessagePartKind.Text, null, id, choice.Parts);
        }

        ReadPrompt(result.Member("messages"u8), draft);
        if (result.Member("instructions"u8).Text() is { Length: > 0 } instructions)
            Choice(0, MessageRole.System, draft).Parts.Add(MessagePartKind.Text, instructions);
        foreach (var value in result.Member("completion"u8).Member("values"u8).Items())
        {
            if (value.Text() is { Length: > 0 } completed) Choice(0, MessageRole.Tool, draft).Parts.Add(MessagePartKind.Text, completed);
        }
    }

    private static void ReadToolResult(JsonView result, string? tool, string? id, InteractionDraft draft)
    {
        var parts = Choice(0, MessageRole.Tool, draft).Parts;
        var content = result.Member("content"u8);
        McpContent.Read(content, MessagePartKind.ToolResult, tool, id, parts);

        // Most servers write the structured form as text too.
        var structured = result.Member("structuredContent"u8).Verbatim();
        if (structured is not null && !McpContent.Has(content, structured)) parts.Add(MessagePartKind.ToolResult, structured, tool, id);
        if (result.Member("isError"u8).IsTrue()) draft.Error ??= new InteractionError(ToolError, null, McpContent.FirstText(content));
    }

    private static void ReadPrompt(JsonView messages, InteractionDraft draft)
    {
        var position = 0;
        foreach (var message in messages.Items())
        {
            if (position > InteractionDraft.LastChoice) return;

            var choice = Choice(position++, McpContent.RoleOf(message), draft);
            McpContent.Read(message.Member("content"u8), MessagePartKind.Text, null, null, choice.Parts);
        }
    }

    // The server asks the caller's model, or its user, for something.
    private static void ReadQuestion(string method, JsonView parameters, string? id, InteractionDraft draft)
    {
        var word = McpMethod.OperationOf(method);
        if (word == McpMethod.Other || method == "ping") return;

        var parts = Choice(0, MessageRole.Tool, draft).Parts;
        parts.Add(MessagePartKind.ServerToolCall, parameters.Member("requestedSchema"u8).Verbatim(), method, id);
        AddText(parameters.Member("systemPrompt"u8), parts);
        foreach (var message in parameters.Member("messages"u8).Items())
            McpContent.Read(message.Member("content"u8), MessagePartKind.Text, null, null, parts);
        AddText(parameters.Member("message"u8), parts);
        AddText(parameters.Member("url"u8), parts);
    }

    private static void AddText(JsonView text, PartList parts)
    {
        if (text.Text() is { Length: > 0 } told) parts.Add(MessagePartKind.Text, told);
    }

    private static ChoiceDraft Choice(int position, MessageRole role, InteractionDraft draft)
    {
        var choice = draft.Choice(position);
        choice.Role = role;
        return choice;
    }
}
