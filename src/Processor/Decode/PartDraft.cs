using System.Text;
using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Decode;

/// <summary>One part of a message while it is read.</summary>
internal sealed class PartDraft(MessagePartKind kind, string? text, string? name, string? callId)
{
    private string first = text ?? "";
    private StringBuilder? rest;

    public MessagePartKind Kind { get; } = kind;

    /// <summary>Media that a tool gave back.</summary>
    public bool IsOfResult { get; init; }

    public string? Name { get; set; } = name;

    public string? CallId { get; set; } = callId;

    public void Append(string more)
    {
        if (first.Length == 0 && rest is null) first = more;
        else (rest ??= new StringBuilder(first)).Append(more);
    }

    /// <summary>Replaces what was read so far.</summary>
    public void Set(string whole)
    {
        first = whole;
        rest = null;
    }

    public MessagePart Build() => new(Kind, rest?.ToString() ?? first, Name, CallId);
}
