namespace AuditPipeline.Reports.Costs;

/// <summary>One model on one day, by our records and by the provider's export.</summary>
/// <param name="State"><c>equal</c>, <c>differs</c>, <c>only_ours</c> or <c>only_theirs</c>.</param>
/// <param name="Models">Names under which the model stands on either side.</param>
/// <param name="UnknownUsage">Calls of ours whose tokens nobody told: they explain tokens that are only theirs.</param>
/// <param name="InputDifference">Ours less theirs.</param>
public sealed record ComparedLine(
    string State, DateOnly Day, IReadOnlyList<string> Models, UsageFigures? Ours, UsageFigures? Theirs, long UnknownUsage,
    long InputDifference, long OutputDifference);
