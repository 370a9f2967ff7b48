using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Unknown members of one answer while it is read.</summary>
internal sealed class UnknownList
{
    private readonly List<string> names = [];
    private int count;

    public void Add(JsonMember member)
    {
        count++;
        if (names.Count == UnknownFields.MostNames) return;
        if (member.Name is var name && PlainWord.Is(name) && !names.Contains(name)) names.Add(name);
    }

    public UnknownFields Build() => new(names, count);
}
