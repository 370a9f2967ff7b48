namespace AuditPipeline.Core.Log;

/// <summary>Algorithm byte of a verifier key (C2SP signed-note, tlog-cosignature).</summary>
public enum NoteKeyType
{
    /// <summary>Ed25519 over the text.</summary>
    Ed25519 = 1,

    /// <summary>Ed25519 over <c>cosignature/v1</c>, the time and the text.</summary>
    Cosignature = 4,
}
