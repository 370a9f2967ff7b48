namespace AuditPipeline.Host.Witness;

/// <summary>One log in <see cref="WitnessStatus"/>.</summary>
/// <param name="Size">Size cosigned last; 0 before the first.</param>
/// <param name="Root">Base64; null before the first.</param>
/// <param name="CosignedAt">Null before the first.</param>
/// <param name="ContradictedAtSize">Size of the first checkpoint of this log's key that contradicted what was seen; null when none did.</param>
internal sealed record WitnessedLog(string Origin, long Size, string? Root, DateTimeOffset? CosignedAt, long? ContradictedAtSize);
