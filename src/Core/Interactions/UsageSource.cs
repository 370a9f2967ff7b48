namespace AuditPipeline.Core.Interactions;

/// <summary>Where the token counts of an interaction come from. Stored by number; a larger number is a weaker source, and counts of several
/// sources have the weakest.</summary>
public enum UsageSource
{
    /// <summary>The provider told them.</summary>
    Reported = 1,

    /// <summary>The provider told nothing, and we counted what passed with the model's own encoding and its known framing of messages.</summary>
    Counted = 2,

    /// <summary>A count that may be off: another model's encoding, a framing that is not public, tools, media, reasoning that was not shown.</summary>
    Estimated = 3,

    /// <summary>Nothing was told, and nothing can be counted or was spent.</summary>
    Unknown = 4,
}
