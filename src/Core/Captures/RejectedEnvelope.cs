namespace AuditPipeline.Core.Captures;

/// <summary>An entry of the queue that cannot be read (wrong MAC, broken encoding). It is sealed as a <c>reject</c> leaf with the
/// hash of its bytes, never dropped.</summary>
/// <param name="Id">Id it was stored under when that is readable, else one derived from the hash.</param>
/// <param name="Number">Its number when that is readable.</param>
/// <param name="Sha256">Hash of the bytes as found, 32 bytes.</param>
/// <param name="Reason">Machine word.</param>
public sealed record RejectedEnvelope(
    EnvelopeId Id, GatewayNumber? Number, DateTimeOffset FoundAt, ReadOnlyMemory<byte> Sha256, string Reason);
