using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Mcp;

/// <summary>The Model Context Protocol over streamable HTTP: JSON-RPC 2.0, one message or a batch in a request; the answer is one message, a
/// batch, a stream of messages, or nothing where nothing was asked. There is no model; a call of a tool is what the request says.</summary>
internal sealed class McpDialect : IDialect
{
    public string Name => "mcp";

    public int Version => 1;

    public KnownFields Known => OtherFields.Mcp;

    public bool AnswersInBatches => true;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.HasFinishReasons = false;
        draft.Operation = method switch
        {
            "GET" => "mcp.listen",          // a stream for what the server says unasked
            "DELETE" => "mcp.end_session",
            _ => McpMethod.Other,
        };
        if (body.IsObject()) McpRequest.Read(body, draft, isFirst: true);
        var isFirst = true;
        foreach (var message in body.Items())
        {
            McpRequest.Read(message, draft, isFirst);
            isFirst = false;
        }
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        if (body.IsObject()) McpAnswer.Read(body, draft);
        foreach (var message in body.Items()) McpAnswer.Read(message, draft);
    }

    /// <summary>A server may say a word ("Accepted") where nothing was asked.</summary>
    public bool ReadOther(ReadOnlySpan<byte> body, string? contentType, InteractionDraft draft) => draft.Asked.Count == 0;

    public IStreamReading BeginStream(InteractionDraft draft) => new McpStream(draft);
}
