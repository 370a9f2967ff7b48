using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>What is known of a gateway instance's own count: from its journal where this process can ask it, else from its newest
/// heartbeat.</summary>
/// <param name="Accepted">Highest number given.</param>
/// <param name="Open">Numbers whose call has not ended, as far as they are named.</param>
/// <param name="OpenUnnamed">How many more are open, all above the named ones.</param>
/// <param name="OnTheirWay">How many of the numbers behind the last stored one can be on their way to the store.</param>
/// <param name="GoesOn">Whether numbers above <paramref name="Accepted"/> can have been given since, and be in progress.</param>
public sealed record GatewayStatement(long Accepted, IReadOnlySet<long> Open, long OpenUnnamed, long OnTheirWay, bool GoesOn)
{
    public static GatewayStatement Of(JournalCounts counts) => new(counts.Accepted, counts.Open.ToHashSet(), 0, counts.Waiting, GoesOn: false);

    /// <summary>A fresh heartbeat vouches for what is open and for what is on its way. An older one only for the number it tells: nobody knows
    /// what became of the rest, so nothing of it is called open.</summary>
    public static GatewayStatement Of(GatewayTold told, bool fresh) => fresh
        ? new(told.Last, told.Open.ToHashSet(), Math.Max(0, told.OpenCount - told.Open.Count), long.MaxValue, GoesOn: true)
        : new(told.Last, new HashSet<long>(), 0, 0, GoesOn: false);
}
