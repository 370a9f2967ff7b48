namespace AuditPipeline.Core.Controls;

/// <summary>The <c>cfg.*</c> values of the catalogue: company policy, not law. Packs print each value used.</summary>
public sealed record ControlSettings
{
    /// <summary>Largest share of documented losses where no high-risk system is concerned. Product default 0.01 %.</summary>
    public decimal CaptureLossMax { get; init; } = 0.0001m;

    /// <summary>Oldest verification run a pack may rest on. Product default 24 h.</summary>
    public TimeSpan VerifyMaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long log records are kept, in whole calendar months; null when not stated.</summary>
    public int? LogRetentionMonths { get; init; }

    /// <summary>How long personal payload is kept, in days; null when not stated.</summary>
    public int? PayloadRetentionDays { get; init; }

    /// <summary>Maximum the stated purpose allows for personal payload, in days; null when not stated.</summary>
    public int? PayloadPurposeMaximumDays { get; init; }

    /// <summary>Longest time unredacted content existed anywhere; null when not measured.</summary>
    public TimeSpan? LongestUnredacted { get; init; }

    /// <summary>Limit for it. Product default 1 h.</summary>
    public TimeSpan RawMax { get; init; } = TimeSpan.FromHours(1);
}
