namespace AuditPipeline.Host.Presidio;

internal sealed class RedactOperator : IOperator
{
    public string Name => "redact";

    public string Apply(string value, string entity) => "";
}
