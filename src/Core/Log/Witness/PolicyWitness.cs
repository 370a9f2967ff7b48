namespace AuditPipeline.Core.Log.Witness;

/// <summary>A witness of a policy.</summary>
/// <param name="Name">Its name within the policy.</param>
/// <param name="Key">What its cosignatures verify under.</param>
/// <param name="Url">Submission prefix, <c>http</c> or <c>https</c>; null when the policy gives none.</param>
public sealed record PolicyWitness(string Name, VerifierKey Key, Uri? Url);
