namespace AuditPipeline.Core.Captures;

/// <summary>Where an envelope comes from: our gateway, or a source of the collector.</summary>
/// <param name="Source"><c>gateway</c>, or the name of an import source (<c>litellm</c>, <c>kong</c> …).</param>
/// <param name="Version">Version of what captured it.</param>
public sealed record EnvelopeOrigin(string Source, string Version)
{
    public const string Gateway = "gateway";
}
