using System.Text.Json;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Unknown members of one answer while it is read.</summary>
internal sealed class UnknownList
{
    private readonly List<string> names = [];
    private int count;

    public void Add(JsonProperty member)
    {
        count++;
        if (names.Count == UnknownFields.MostNames) return;
        if (PlainWord.Is(member.Name) && !names.Contains(member.Name)) names.Add(member.Name);
    }

    public UnknownFields Build() => new(names, count);
}
