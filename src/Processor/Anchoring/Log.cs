using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>Log messages about those outside.</summary>
internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Error, "Anchor checkpoint {Size}: too few witnesses have cosigned (quorum {Quorum}). Sealing goes on; packs say so.")]
    public static partial void QuorumMissed(this ILogger log, long size, string quorum);

    [LoggerMessage(4102, LogLevel.Information, "Anchor checkpoint {Size}: the quorum of witnesses has cosigned again.")]
    public static partial void QuorumMet(this ILogger log, long size);

    [LoggerMessage(4103, LogLevel.Warning, "Witness {Name}: {Word} ({Detail}).")]
    public static partial void WitnessTrouble(this ILogger log, string name, string word, string detail);

    [LoggerMessage(4104, LogLevel.Critical, "Witness {Name}: {Word}: {Detail}. An older copy of the log was restored, or its history was changed.")]
    public static partial void WitnessContradicts(this ILogger log, string name, string word, string detail);

    [LoggerMessage(4105, LogLevel.Information, "Witness {Name}: cosigns again, size {Size}.")]
    public static partial void WitnessBack(this ILogger log, string name, long size);

    [LoggerMessage(4106, LogLevel.Error, "Timestamp authority: {Word} ({Detail}).")]
    public static partial void TimestampTrouble(this ILogger log, string word, string detail);

    [LoggerMessage(4107, LogLevel.Critical, "Timestamp authority: its clock is {Deviation}. Times of records cannot be relied on until the clocks agree.")]
    public static partial void ClockOff(this ILogger log, string deviation);

    [LoggerMessage(4108, LogLevel.Information, "Anchor checkpoint {Size} timestamped; the authority's clock minus ours: {Milliseconds} ms.")]
    public static partial void Stamped(this ILogger log, long size, long milliseconds);

    [LoggerMessage(4109, LogLevel.Information, "Timestamp authority: tokens again, size {Size}.")]
    public static partial void TimestampsBack(this ILogger log, long size);

    [LoggerMessage(4110, LogLevel.Error, "Copy {Name}: {Word} ({Detail}). It is caught up with later.")]
    public static partial void CopyTrouble(this ILogger log, string name, string word, string detail);

    [LoggerMessage(4111, LogLevel.Information, "Copy {Name}: up to date again, size {Size}.")]
    public static partial void CopyBack(this ILogger log, string name, long size);

    [LoggerMessage(4112, LogLevel.Error, "Bringing the anchor checkpoint outside failed ({Cause}); trying again.")]
    public static partial void AnchoringFailed(this ILogger log, string cause);
}
