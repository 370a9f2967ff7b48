namespace AuditPipeline.Core.Queries;

/// <summary>One recorded capture loss.</summary>
/// <param name="Instance">Gateway instance.</param>
/// <param name="FirstNumber">Its first number; it accounts for the numbers up to FirstNumber + Count − 1.</param>
/// <param name="Cause">Word of <see cref="Captures.LossCause"/>.</param>
/// <param name="From">Capture time of the first call.</param>
/// <param name="To">Capture time of the last one.</param>
/// <param name="Count">Calls, at least 1.</param>
/// <param name="Provider">Route of the calls; <c>unknown</c> where nobody could say any more.</param>
/// <param name="System">AI system they named; null when the loss does not tell.</param>
public sealed record CaptureLossLine(
    string Instance, long FirstNumber, string Cause, DateTimeOffset From, DateTimeOffset To, long Count, string? Provider, string? System);
