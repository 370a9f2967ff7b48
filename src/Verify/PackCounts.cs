namespace AuditPipeline.Verify;

/// <summary>How much was checked.</summary>
/// <param name="Files">Files hashed, the manifest not counted.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Anchors">Anchor checkpoints, each counted once.</param>
/// <param name="Timestamps">Timestamp tokens verified.</param>
/// <param name="Cosignatures">Witness cosignatures verified.</param>
/// <param name="Streams">Stream ranges.</param>
/// <param name="Statements">Operator statements.</param>
/// <param name="Records">Leaves.</param>
/// <param name="Disclosed">Parts opened and held against their commitments.</param>
/// <param name="Withheld">Parts not shown.</param>
/// <param name="Erased">Parts whose erasure was logged.</param>
/// <param name="Expired">Parts whose retention had ended.</param>
/// <param name="Lost">Calls without a record that the leaves of capture losses account for.</param>
public sealed record PackCounts(
    int Files = 0, long Bytes = 0, int Anchors = 0, int Timestamps = 0, int Cosignatures = 0, int Streams = 0, int Statements = 0,
    long Records = 0, long Disclosed = 0, long Withheld = 0, long Erased = 0, long Expired = 0, long Lost = 0);
