using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockConverse;

/// <summary>Events of ConverseStream; also of Nova through Invoke, whose events carry their name as their only member.</summary>
internal sealed class BedrockConverseStream(InteractionDraft draft) : IStreamReading
{
    private const int LastBlock = 9_999;

    private readonly SortedList<int, PartList> _blocks = [];
    private readonly Dictionary<int, PartDraft> _calls = [];
    private bool _stopped;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        switch (CommonWords.Text(eventName))
        {
            case "messageStart" or "contentBlockStop":
                break;
            case "contentBlockStart":
                ReadStart(data);
                break;
            case "contentBlockDelta":
                ReadDelta(data);
                break;
            case "messageStop":
                _stopped = true;
                draft.Choice(0).FinishReason = data.Member("stopReason"u8).Word();
                break;
            case "metadata":
                BedrockConverseDialect.ReadServed(data, draft);
                break;
            case var exception when data.Member("message"u8).Text() is { } message:
                draft.Error ??= new InteractionError(exception.Length > 0 ? exception : null, null, message);
                break;
        }
    }

    public bool? End(bool doneMark)
    {
        var parts = draft.Choice(0).Parts;
        foreach (var block in _blocks.Values) parts.AddAll(block);
        return _stopped;
    }

    private static int IndexOf(JsonView data) => data.Member("contentBlockIndex"u8).Index(LastBlock) ?? 0;

    private void ReadStart(JsonView data)
    {
        var call = data.Member("start"u8).Member("toolUse"u8);
        if (!call.IsObject()) return;

        _calls[IndexOf(data)] = Block(data).Add(
            BedrockConverseContent.CallKind(call), "", call.Member("name"u8).Word(), call.Member("toolUseId"u8).Word());
    }

    private void ReadDelta(JsonView data)
    {
        var delta = data.Member("delta"u8);
        Append(MessagePartKind.Text, delta.Member("text"u8), data);
        Append(MessagePartKind.Reasoning, delta.Member("reasoningContent"u8).Member("text"u8), data);
        if (delta.Member("toolUse"u8).Member("input"u8).Verbatim() is { Length: > 0 } input && _calls.TryGetValue(IndexOf(data), out var call))
            call.Append(input);
        foreach (var item in delta.Member("toolResult"u8).Items())
        {
            if ((item.Member("text"u8).Text() ?? item.Member("json"u8).Verbatim()) is { Length: > 0 } result)
                Block(data).Append(MessagePartKind.ToolResult, result);
        }
    }

    private void Append(MessagePartKind kind, JsonView text, JsonView data)
    {
        if (text.HasText()) Block(data).Append(kind, text);
    }

    private PartList Block(JsonView data)
    {
        var index = IndexOf(data);
        if (_blocks.TryGetValue(index, out var known)) return known;

        var parts = new PartList();
        _blocks.Add(index, parts);
        return parts;
    }
}
