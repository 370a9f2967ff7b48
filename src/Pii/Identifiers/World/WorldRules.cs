namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of countries outside Europe.</summary>
internal static class WorldRules
{
    internal static IReadOnlyList<IdentifierRule> All { get; } = [];
}
