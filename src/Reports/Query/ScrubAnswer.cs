using AuditPipeline.Core.Custody;

namespace AuditPipeline.Reports.Query;

/// <param name="Enabled">The scrub also runs by itself.</param>
/// <param name="Running">The pass under way, or null.</param>
/// <param name="Last">The last pass that ended, or null.</param>
/// <param name="Trouble">Why the last attempt could not go on, or null.</param>
public sealed record ScrubAnswer(bool Enabled, ScrubPass? Running, ScrubPass? Last, string? Trouble);
