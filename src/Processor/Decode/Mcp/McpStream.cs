using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Mcp;

/// <summary>Messages of a stream: the responses to what was asked, and whatever the server says meanwhile.</summary>
internal sealed class McpStream(InteractionDraft draft) : IStreamReading
{
    private bool _answered;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        _answered |= McpAnswer.Read(data, draft);
        foreach (var message in data.Items()) _answered |= McpAnswer.Read(message, draft);
    }

    // A stream to listen on answers nothing and has no end of its own.
    public bool? End(bool doneMark)
    {
        if (draft.Asked.Count > 0) return false;

        return _answered ? true : null;
    }
}
