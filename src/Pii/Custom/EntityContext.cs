using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Custom;

/// <summary>A recogniser of the catalogue whose findings of one type have further context words.</summary>
internal sealed class EntityContext(IRecognizer inner, string entity, ContextWords words) : IRecognizer
{
    public string Name => inner.Name;

    public IReadOnlyList<string> Entities => inner.Entities;

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [.. inner.Vocabulary, words];

    public string Rules => $"{inner.Rules}+{entity}";

    public void Find(ScanText scan, List<Detection> found)
    {
        var from = found.Count;
        inner.Find(scan, found);
        for (var i = from; i < found.Count; i++)
        {
            var one = found[i];
            if (one.Kind != entity || one.Context is not null || scan.Context(words, one.Start, one.End) is not { } word) continue;
            found[i] = one with { Score = CustomRecognizer.WithContext(one.Score), Context = word };
        }
    }
}
