namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of the countries of Europe.</summary>
internal static class EuropeRules
{
    internal static IReadOnlyList<IdentifierRule> All { get; } = [.. Netherlands.Rules];
}
