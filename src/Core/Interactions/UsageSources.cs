using System.Diagnostics;

namespace AuditPipeline.Core.Interactions;

/// <summary>The words of <see cref="UsageSource"/> in leaves, rows and API.</summary>
public static class UsageSources
{
    public static string Word(this UsageSource source) => source switch
    {
        UsageSource.Reported => "reported",
        UsageSource.Counted => "counted",
        UsageSource.Estimated => "estimated",
        UsageSource.Unknown => "unknown",
        _ => throw new UnreachableException($"UsageSource.{source}"),
    };
}
