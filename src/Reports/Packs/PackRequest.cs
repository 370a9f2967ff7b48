using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Packs;

/// <summary>The question a pack answers.</summary>
/// <param name="Framework">Word of <see cref="PackFrameworks"/>.</param>
/// <param name="System">System the pack is limited to; null for all of the inventory.</param>
/// <param name="Language"><c>en</c> or <c>nl</c>.</param>
/// <param name="Authority">Recipient; null when the pack is for the organisation itself.</param>
/// <param name="RequestReference">Reference of the recipient's request.</param>
/// <param name="RequestedBy">Who ordered it: a role or key name, never a person's data from the traffic.</param>
public sealed record PackRequest(
    string Framework, Period Period, string? System, string Language, string? Authority, string? RequestReference, string RequestedBy);
