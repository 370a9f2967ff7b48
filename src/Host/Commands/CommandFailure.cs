namespace AuditPipeline.Host.Commands;

/// <summary>Ends a command with one clear sentence on stderr and an exit code.</summary>
internal sealed class CommandFailure(string message, int exitCode = ExitCode.Failure) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
