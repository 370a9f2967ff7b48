namespace AuditPipeline.Core.Redaction;

/// <summary>What tokens of one interaction are derived from. It comes from the envelope and the deployment alone, so a record that is made
/// again gets the same tokens.</summary>
/// <param name="Key">The deployment's pseudonym key.</param>
/// <param name="Tenant">Owner of the record.</param>
/// <param name="Conversation">The session the caller names, else the id of the interaction; each with a word before it that tells which.</param>
public sealed record RedactionScope(ReadOnlyMemory<byte> Key, string Tenant, string Conversation);
