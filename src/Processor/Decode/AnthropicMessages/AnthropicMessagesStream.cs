using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AnthropicMessages;

/// <summary>Events of a streamed message.</summary>
internal sealed class AnthropicMessagesStream(InteractionDraft draft) : IStreamReading
{
    private const int LastBlock = 9_999;
    private const string NoArguments = "{}";

    private readonly SortedList<int, PartList> blocks = [];
    private readonly Dictionary<int, PartDraft> calls = [];
    private readonly HashSet<int> fragmented = [];
    private readonly HashSet<int> bare = [];
    private bool stopped;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        switch (data.Member("type"u8).Text())
        {
            case "message_start":
                var message = data.Member("message"u8);
                AnthropicMessagesDialect.ReadHead(message, draft);
                AnthropicMessagesUsage.Read(message.Member("usage"u8), draft);
                break;
            case "content_block_start":
                ReadBlockStart(data);
                break;
            case "content_block_delta":
                ReadBlockDelta(data);
                break;
            case "content_block_stop":
                Settle(IndexOf(data));
                break;
            case "message_delta":
                var choice = draft.Choice(0);
                choice.FinishReason = data.Member("delta"u8).Member("stop_reason"u8).Word() ?? choice.FinishReason;
                Refusal.ReadStop(data.Member("delta"u8).Member("stop_details"u8), draft);
                AnthropicMessagesUsage.Read(data.Member("usage"u8), draft);
                break;
            case "message_stop":
                stopped = true;
                break;
            case "error":
                draft.Error ??= ErrorReading.OfBody(data);
                break;
            default:
                if (eventName.SequenceEqual("error"u8)) draft.Error ??= ErrorReading.OfBody(data);
                break;
        }
    }

    public bool? End(bool doneMark)
    {
        if (stopped)
        {
            foreach (var index in bare.ToArray()) Settle(index);
        }

        if (blocks.Count > 0)
        {
            var parts = draft.Choice(0).Parts;
            foreach (var block in blocks.Values) parts.AddAll(block);
        }

        return stopped;
    }

    private static int IndexOf(JsonView data) => data.Member("index"u8).Index(LastBlock) ?? 0;

    private void ReadBlockStart(JsonView data)
    {
        var index = IndexOf(data);
        var block = data.Member("content_block"u8);
        var parts = Block(index);
        if (block.Member("type"u8).Text() is "tool_use" or "server_tool_use" or "mcp_tool_use")
        {
            var kind = block.Member("type"u8).TextIs("tool_use"u8) ? MessagePartKind.ToolCall : MessagePartKind.ServerToolCall;
            var input = block.Member("input"u8).Verbatim();
            var empty = input == NoArguments;
            calls[index] = parts.Add(kind, empty ? "" : input, block.Member("name"u8).Word(), block.Member("id"u8).Word());
            fragmented.Remove(index);
            if (empty) bare.Add(index);
            return;
        }

        AnthropicMessagesContent.ReadBlock(block, parts);
    }

    private void ReadBlockDelta(JsonView data)
    {
        var index = IndexOf(data);
        var delta = data.Member("delta"u8);
        switch (delta.Member("type"u8).Text())
        {
            case "text_delta":
                Block(index).Append(MessagePartKind.Text, delta.Member("text"u8));
                break;
            case "thinking_delta":
                Block(index).Append(MessagePartKind.Reasoning, delta.Member("thinking"u8));
                break;
            case "input_json_delta":
                var fragment = delta.Member("partial_json"u8);
                if (!fragment.HasText() || !calls.TryGetValue(index, out var call)) break;
                bare.Remove(index);
                if (fragmented.Add(index)) call.Set(fragment.Text()!);   // what the start carried stood in place of the arguments
                else call.Append(fragment);
                break;
        }
    }

    // A call starts with an empty object in place of its arguments; that it has none is known when its block ends without a fragment.
    private void Settle(int index)
    {
        if (bare.Remove(index)) calls[index].Set(NoArguments);
    }

    private PartList Block(int index)
    {
        if (blocks.TryGetValue(index, out var known)) return known;

        var parts = new PartList();
        blocks.Add(index, parts);
        return parts;
    }
}
