using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Parts of one message while it is read: fragments of one kind that follow each other become one part.</summary>
internal sealed class PartList
{
    private PartDraft[] parts = [];   // most messages have one part
    private int count;
    private Dictionary<int, PartDraft>? calls;
    private HashSet<string>? media;
    private PartDraft? lastCall;

    public bool IsEmpty => count == 0;

    /// <summary>True when there are parts and all are what a tool gave back.</summary>
    public bool IsOnlyResults
    {
        get
        {
            foreach (var part in parts.AsSpan(0, count))
            {
                if (part.Kind != MessagePartKind.ToolResult && !part.IsOfResult) return false;
            }

            return count > 0;
        }
    }

    /// <summary>Adds a fragment to the last part when it is of the same kind; nothing for null or empty text.</summary>
    public void Append(MessagePartKind kind, string? text)
    {
        if (string.IsNullOrEmpty(text)) return;

        if (Last(kind) is { } last) last.Append(text);
        else Add(new PartDraft(kind, text, null, null));
    }

    /// <summary>As with a string's text; nothing for any other value.</summary>
    public void Append(MessagePartKind kind, JsonView text)
    {
        if (!text.HasText()) return;

        if (Last(kind) is { } last) last.Append(text);
        else Add(new PartDraft(kind, text.Text(), null, null));
    }

    /// <summary>Adds a part of its own.</summary>
    public PartDraft Add(MessagePartKind kind, string? text, string? name = null, string? callId = null)
    {
        var part = new PartDraft(kind, text, name, callId);
        Add(part);
        if (kind == MessagePartKind.ToolCall) lastCall = part;
        return part;
    }

    /// <summary>Adds media that comes in fragments: one part, however many there are.</summary>
    public void AddMediaOnce(string name)
    {
        if ((media ??= []).Add(name)) Add(MessagePartKind.Media, null, name);
    }

    /// <summary>Adds media that a tool gave back.</summary>
    public void AddResultMedia(string name) => Add(new PartDraft(MessagePartKind.Media, null, name, null) { IsOfResult = true });

    public void AddAll(PartList other)
    {
        foreach (var part in other.parts.AsSpan(0, other.count)) Add(part);
    }

    /// <summary>One fragment of a streamed tool call. Calls are told apart by index; where a provider sends whole calls without one, or
    /// several under the same, a new id or a second name begins a new call.</summary>
    public void AppendToolCall(int? index, string? id, string? name, string? arguments)
    {
        var known = index is { } at ? calls?.GetValueOrDefault(at) : lastCall;
        var continues = known is not null
            && (id is null || known.CallId is null || id == known.CallId)
            && (name is null || known.Name is null || (id is not null && id == known.CallId));
        if (!continues)
        {
            known = Add(MessagePartKind.ToolCall, arguments, name, id);
            if (index is { } place) (calls ??= [])[place] = known;
            return;
        }

        known!.Name ??= name;
        known.CallId ??= id;
        if (arguments is not null) known.Append(arguments);
    }

    public IReadOnlyList<MessagePart> Build()
    {
        if (count == 0) return [];

        var built = new MessagePart[count];
        for (var i = 0; i < built.Length; i++) built[i] = parts[i].Build();
        return built;
    }

    private PartDraft? Last(MessagePartKind kind) => count > 0 && parts[count - 1].Kind == kind ? parts[count - 1] : null;

    private void Add(PartDraft part)
    {
        if (count == parts.Length) Array.Resize(ref parts, Math.Max(1, count * 2));
        parts[count++] = part;
    }
}
