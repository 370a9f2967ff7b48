namespace AuditPipeline.Core.Custody;

/// <summary>One place that held the content.</summary>
/// <param name="Place">Which.</param>
/// <param name="Before">How much was there (keys, rows, files; -1: not counted).</param>
/// <param name="After">How much was found when it was read back; -1: cannot be counted from here.</param>
/// <param name="Finding">What that means.</param>
/// <param name="Until">When the last copy there is dead at the latest; null when it is, or when no date can be named.</param>
public sealed record ErasedPlace(StoragePlace Place, long Before, long After, PlaceFinding Finding, DateTimeOffset? Until = null);
