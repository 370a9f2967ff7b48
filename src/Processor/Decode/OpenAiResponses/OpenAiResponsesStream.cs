using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiResponses;

/// <summary>Events of a streamed response. The last event repeats everything; where it is missing or empty, the items and deltas that
/// passed before it count.</summary>
internal sealed class OpenAiResponsesStream(InteractionDraft draft) : IStreamReading
{
    private const int LastItem = 9_999;

    private readonly SortedList<int, PartList> items = [];
    private PartList? whole;
    private bool ended;
    private bool failed;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        var response = data.Member("response"u8);
        switch (data.Member("type"u8).Text())
        {
            case "response.completed" or "response.incomplete" or "response.failed":
                ended = true;
                ReadWhole(response);
                break;
            case "error":
                failed = true;
                draft.Error ??= ErrorReading.OfMember(data) ?? new InteractionError(
                    data.Member("error_type"u8).Word(), data.Member("code"u8).Word(), data.Member("message"u8).Text());
                break;
            case "response.output_item.added":
                Item(data);
                break;
            case "response.output_item.done":
                ReplaceItem(data);
                break;
            case "response.output_text.delta":
                Item(data).Append(MessagePartKind.Text, data.Member("delta"u8));
                break;
            case "response.refusal.delta":
                Item(data).Append(MessagePartKind.Refusal, data.Member("delta"u8));
                break;
            case "response.reasoning_text.delta" or "response.reasoning_summary_text.delta":
                Item(data).Append(MessagePartKind.Reasoning, data.Member("delta"u8));
                break;
            case "response.function_call_arguments.delta" or "response.custom_tool_call_input.delta":
                Item(data).AppendToolCall(null, null, null, data.Member("delta"u8).Text());
                break;
            default:
                if (response.IsObject()) OpenAiResponsesAnswer.ReadHead(response, draft);
                else if (eventName.SequenceEqual("error"u8) || data.Member("error"u8).IsTold()) draft.Error ??= ErrorReading.OfBody(data);
                break;
        }
    }

    public bool? End(bool doneMark)
    {
        var gathered = whole ?? new PartList();
        if (gathered.IsEmpty)
        {
            foreach (var parts in items.Values) gathered.AddAll(parts);
        }

        draft.Choice(0).Parts = gathered;
        return ended || (doneMark && !failed);
    }

    private void ReadWhole(JsonView response)
    {
        OpenAiResponsesAnswer.ReadHead(response, draft);
        whole = new PartList();
        foreach (var item in response.Member("output"u8).Items()) OpenAiResponsesItem.Read(item, whole);
    }

    private PartList Item(JsonView data)
    {
        var index = data.Member("output_index"u8).Index(LastItem) ?? 0;
        if (items.TryGetValue(index, out var known)) return known;

        var parts = new PartList();
        OpenAiResponsesItem.Read(data.Member("item"u8), parts);   // a call's name and id come with its first event
        items.Add(index, parts);
        return parts;
    }

    private void ReplaceItem(JsonView data)
    {
        var parts = new PartList();
        OpenAiResponsesItem.Read(data.Member("item"u8), parts);
        if (!parts.IsEmpty) items[data.Member("output_index"u8).Index(LastItem) ?? 0] = parts;
    }
}
