using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Custody;

/// <summary>Log messages of custody: counts and fingerprints; never a key.</summary>
internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Information, "Master key rotated to generation {Generation}: {Rewrapped} keys wrapped anew, {Ended} storage keys ended, in {Took}. Fingerprint {Old} is destroyed, {New} is in use.")]
    public static partial void MasterKeyRotated(this ILogger log, long generation, long rewrapped, int ended, TimeSpan took, string old, string @new);

    [LoggerMessage(4102, LogLevel.Error, "The master key could not be rotated ({Cause}); trying again in {Delay}. Copies of destroyed keys in backups live on until it is.")]
    public static partial void RotationFailed(this ILogger log, string cause, TimeSpan delay);
}
