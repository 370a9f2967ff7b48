namespace AuditPipeline.Core.Custody;

/// <summary>Where the scrub stands.</summary>
/// <param name="Enabled">It also runs by itself.</param>
/// <param name="Running">The pass under way; null between passes.</param>
/// <param name="Last">The last pass that ended; null before the first.</param>
/// <param name="Trouble">Why the last attempt could not go on (<c>store_unavailable</c>, <c>log_unavailable</c>); null when it could.</param>
public sealed record ScrubStatus(bool Enabled, ScrubPass? Running, ScrubPass? Last, string? Trouble);
