namespace AuditPipeline.Host.Commands;

/// <summary>Exit codes of every command (fixed; scripts rely on them).</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A negative finding: a pack that does not verify, for instance.</summary>
    public const int Negative = 1;

    /// <summary>Usage or configuration.</summary>
    public const int Usage = 2;

    public const int Failure = 3;
}
