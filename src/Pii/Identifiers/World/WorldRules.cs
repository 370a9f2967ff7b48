namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of countries outside Europe.</summary>
internal static class WorldRules
{
    internal static IReadOnlyList<IdentifierRule> All { get; } =
    [
        .. UnitedStates.Rules,
        .. UnitedStatesHealth.Rules,
        .. Canada.Rules,
        .. Australia.Rules,
        .. India.Rules,
        .. Korea.Rules,
        .. Singapore.Rules,
        .. Thailand.Rules,
        .. SouthAfrica.Rules,
        .. Nigeria.Rules,
        .. Philippines.Rules,
        .. Turkey.Rules,
        .. Brazil.Rules,
        .. China.Rules,
        .. Mexico.Rules,
    ];
}
