namespace AuditPipeline.Pii.Plates;

/// <summary>Registration marks of all countries that are known. Those of Germany have letters outside ASCII, see <see cref="KfzRecognizer"/>.</summary>
internal static class PlateRules
{
    internal static IReadOnlyList<PlateRule> All { get; } =
        [.. WesternPlates.Rules, .. SouthernPlates.Rules, .. NorthernPlates.Rules, .. EasternPlates.Rules, .. IslandPlates.Rules, .. OverseasPlates.Rules];
}
