using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>One part of a message while it is read.</summary>
internal sealed class PartDraft(MessagePartKind kind, string? text, string? name, string? callId)
{
    private string first = text ?? "";
    private TextBuffer? all;   // once there is a second fragment

    public MessagePartKind Kind { get; } = kind;

    /// <summary>Media that a tool gave back.</summary>
    public bool IsOfResult { get; init; }

    public string? Name { get; set; } = name;

    public string? CallId { get; set; } = callId;

    public void Append(string more)
    {
        if (!HasBegun) first = more;
        else Buffer().Append(more);
    }

    /// <summary>Appends a string's text.</summary>
    public void Append(JsonView more)
    {
        if (!HasBegun) first = more.Text() ?? "";
        else more.AppendTo(Buffer());
    }

    /// <summary>Replaces what was read so far.</summary>
    public void Set(string whole)
    {
        first = whole;
        all = null;
    }

    /// <summary>Ends the reading of this part.</summary>
    public MessagePart Build()
    {
        if (all is not null) Set(all.Take());
        return new MessagePart(Kind, first, Name, CallId);
    }

    private bool HasBegun => first.Length > 0 || all is not null;

    private TextBuffer Buffer() => all ??= new TextBuffer(first);
}
