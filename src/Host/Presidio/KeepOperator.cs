namespace AuditPipeline.Host.Presidio;

/// <param name="name"><c>keep</c>, or <c>deanonymize_keep</c> on the way back.</param>
internal sealed class KeepOperator(string name) : IOperator
{
    public string Name => name;

    public string Apply(string value, string entity) => value;
}
