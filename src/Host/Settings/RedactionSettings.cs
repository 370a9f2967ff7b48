namespace AuditPipeline.Host.Settings;

/// <summary>What is done with personal data and secrets before a record is stored.</summary>
internal sealed class RedactionSettings
{
    /// <summary>Operator for entity types that <see cref="Types"/> does not name: <c>replace</c>, <c>pseudonym</c>, <c>hash</c> or
    /// <c>hash session</c>. Default <c>replace</c>.</summary>
    public string Default { get; set; } = "replace";

    /// <summary>Entity type → operator: one of the above, <c>mask</c> (<c>mask last 4</c>, <c>mask first 2</c>) or <c>keep</c>.</summary>
    public Dictionary<string, string> Types { get; set; } = [];
}
