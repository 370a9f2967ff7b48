namespace AuditPipeline.Host.Presidio;

/// <param name="newValue">Null or empty: the type in angle brackets.</param>
internal sealed class ReplaceOperator(string? newValue) : IOperator
{
    public string Name => "replace";

    public string Apply(string value, string entity) => string.IsNullOrEmpty(newValue) ? $"<{entity}>" : newValue;
}
