namespace AuditPipeline.Core.Captures;

/// <summary>Interactions we know we missed: calls that were forwarded (<c>record: pass</c>) and could not be recorded.</summary>
/// <param name="Id">Of this statement.</param>
/// <param name="Tenant">Owner of the calls.</param>
/// <param name="Provider">Route of the calls; <c>unknown</c> where nobody can say any more.</param>
/// <param name="System">AI system the callers named; null when none was named, or nobody can say any more.</param>
/// <param name="From">Capture time of the first one, UTC, microseconds.</param>
/// <param name="To">Capture time of the last one.</param>
/// <param name="Count">How many, at least 1: the loss takes as many numbers.</param>
public sealed record CaptureLoss(
    EnvelopeId Id, string Tenant, string Provider, string? System, LossCause Cause, DateTimeOffset From, DateTimeOffset To, long Count)
{
    /// <summary>Provider where nobody can say any more.</summary>
    public const string Unknown = "unknown";
}
