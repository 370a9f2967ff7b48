namespace AuditPipeline.Reports.Press.Model;

/// <summary>A name and what stands for it.</summary>
public sealed record KeyValue(string Key, IReadOnlyList<Run> Value)
{
    public KeyValue(string key, string value)
        : this(key, [new Run(value)])
    {
    }
}
