using System.Collections.Frozen;
using System.Text.Json;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Mcp;

/// <summary>Methods of the Model Context Protocol (revision 2025-11-25 and those before it), and the word each has as an operation.</summary>
internal static class McpMethod
{
    public const string CallTool = "tools/call";

    /// <summary>OpenTelemetry's word for the running of a tool.</summary>
    public const string ExecuteTool = "execute_tool";

    /// <summary>A method we do not know: the record's operations are a closed set.</summary>
    public const string Other = "mcp.other";

    /// <summary>The caller answers what a server asked it.</summary>
    public const string Response = "mcp.response";

    private static readonly string[] Methods =
    [
        "initialize", "ping", "tools/list", "resources/list", "resources/templates/list", "resources/read", "resources/subscribe",
        "resources/unsubscribe", "prompts/list", "prompts/get", "completion/complete", "logging/setLevel", "sampling/createMessage",
        "elicitation/create", "roots/list", "notifications/initialized", "notifications/cancelled", "notifications/progress",
        "notifications/message", "notifications/roots/list_changed", "notifications/tools/list_changed", "notifications/prompts/list_changed",
        "notifications/resources/list_changed", "notifications/resources/updated", "notifications/elicitation/complete",
        "notifications/tasks/status", "tasks/get", "tasks/result", "tasks/list", "tasks/cancel",
    ];

    private static readonly FrozenDictionary<string, string> Words = Methods
        .ToFrozenDictionary(method => method, method => "mcp." + method, StringComparer.Ordinal);

    public static string OperationOf(string? method) =>
        method is null ? Response : method == CallTool ? ExecuteTool : Words.GetValueOrDefault(method, Other);

    /// <summary>What tells ids apart: the text <c>"1"</c> is another than the number 1.</summary>
    public static string KeyOf(JsonView id) => id.ValueKind == JsonValueKind.String ? "\"" + id.Text() : id.Verbatim() ?? "";

    /// <summary>True for a message of a server that nobody asked: all that a stream to listen on has.</summary>
    public static bool Asks(JsonView message) => message.Member("method"u8).IsTold() && Looks(message);

    /// <summary>True for a message, or a batch whose first message is one, that only this protocol writes. JSON-RPC alone does not tell:
    /// agents speak it to each other too, with the same names for tasks.</summary>
    public static bool Looks(JsonView message)
    {
        foreach (var first in message.Items()) return Looks(first);
        if (!message.Member("jsonrpc"u8).TextIs("2.0"u8)) return false;

        var method = message.Member("method"u8).Text();
        return method is null
            ? message.Member("id"u8).IsTold() && (message.Member("result"u8).IsObject() || message.Member("error"u8).IsObject())
            : method == CallTool || (Words.ContainsKey(method) && !method.StartsWith("tasks/", StringComparison.Ordinal));
    }
}
