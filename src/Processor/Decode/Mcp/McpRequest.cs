using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Mcp;

/// <summary>Reads one message that the caller sends.</summary>
internal static class McpRequest
{
    /// <param name="isFirst">The first message names the operation; a call of a tool does so wherever it stands in a batch.</param>
    public static void Read(JsonView message, InteractionDraft draft, bool isFirst)
    {
        if (!message.IsObject()) return;

        var method = message.Member("method"u8).Text();
        if (isFirst || method == McpMethod.CallTool) draft.Operation = McpMethod.OperationOf(method);
        if (method is null)
        {
            ReadResponse(message.Member("result"u8), draft);
            return;
        }

        var parameters = message.Member("params"u8);
        var id = message.Member("id"u8);
        var tool = method == McpMethod.CallTool ? parameters.Member("name"u8).Word() : null;
        if (id.IsTold()) draft.Asked[McpMethod.KeyOf(id)] = new AskedCall(method, tool);
        switch (method)
        {
            case McpMethod.CallTool:
                var call = new PartList();
                call.Add(MessagePartKind.ToolCall, parameters.Member("arguments"u8).Verbatim(), tool, id.Word());
                draft.AddInput(MessageRole.Assistant, call);
                break;
            case "resources/read" or "resources/subscribe" or "resources/unsubscribe":
                draft.AddInput(MessageRole.User, parameters.Member("uri"u8).Text());
                break;
            case "prompts/get":
                var prompt = new PartList();
                Add(parameters.Member("name"u8).Text(), prompt);
                Add(parameters.Member("arguments"u8).Verbatim(), prompt);
                draft.AddInput(MessageRole.User, prompt);
                break;
            case "completion/complete":
                draft.AddInput(MessageRole.User, parameters.Member("argument"u8).Member("value"u8).Text());
                break;
        }
    }

    // What the caller's model, or its user, answered to the server.
    private static void ReadResponse(JsonView result, InteractionDraft draft)
    {
        var parts = new PartList();
        var content = result.Member("content"u8);
        if (result.Member("role"u8).IsTold())
        {
            draft.ModelAnswered ??= result.Member("model"u8).Word();
            McpContent.Read(content, MessagePartKind.Text, null, null, parts);
            draft.AddInput(MessageRole.Assistant, parts);
            return;
        }

        Add(result.Member("action"u8).Text(), parts);
        Add(content.Verbatim(), parts);
        draft.AddInput(MessageRole.User, parts);
    }

    private static void Add(string? text, PartList parts)
    {
        if (!string.IsNullOrEmpty(text)) parts.Add(MessagePartKind.Text, text);
    }
}
