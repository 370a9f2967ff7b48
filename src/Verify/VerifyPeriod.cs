namespace AuditPipeline.Verify;

/// <summary>The period an auditor asked for.</summary>
/// <param name="Start">The first head must be attested at or before this.</param>
/// <param name="End">The last head must be attested at or after this.</param>
public readonly record struct VerifyPeriod(DateTimeOffset Start, DateTimeOffset End);
