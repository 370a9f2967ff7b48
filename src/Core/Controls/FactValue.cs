namespace AuditPipeline.Core.Controls;

/// <summary>A stated fact: its values in words, or null when the question was not answered.</summary>
public readonly record struct FactValue(string Fact, string? System, IReadOnlyList<string>? Values)
{
    /// <summary><c>system.risk_class = not-high-risk (helpdesk)</c>.</summary>
    public override string ToString()
    {
        var value = Values is null ? "?" : Values.Count == 0 ? "none" : string.Join(", ", Values);
        return System is null ? $"{Fact} = {value}" : $"{Fact} = {value} ({System})";
    }
}
