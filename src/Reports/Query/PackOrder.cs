namespace AuditPipeline.Reports.Query;

/// <summary>Body of an order.</summary>
/// <param name="Framework"><c>eu-ai-act-deployer</c>.</param>
/// <param name="From">First moment: ISO 8601 date or time with offset.</param>
/// <param name="To">Moment after the last.</param>
/// <param name="Language"><c>en</c> (default) or <c>nl</c>.</param>
public sealed record PackOrder(
    string? Framework = null, string? From = null, string? To = null, string? System = null, string? Language = null, string? Authority = null,
    string? RequestReference = null);
