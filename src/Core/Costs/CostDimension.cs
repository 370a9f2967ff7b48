namespace AuditPipeline.Core.Costs;

/// <summary>What a cost statement has a line for.</summary>
public enum CostDimension
{
    None,
    Day,
    System,

    /// <summary>The team of the call's system by the inventory, else the call's own tag <c>team</c>.</summary>
    Team,

    /// <summary>A tag of the caller.</summary>
    Tag,
    Model,
    Provider,
}
