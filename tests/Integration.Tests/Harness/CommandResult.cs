namespace AuditPipeline.Integration.Tests.Harness;

internal sealed record CommandResult(int ExitCode, string Output, string Errors);
