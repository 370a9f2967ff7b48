namespace AuditPipeline.Verify;

/// <summary>Links of the chain, in the order they are checked.</summary>
public enum StepName
{
    Manifest = 1,
    AnchorSignature = 2,
    Witnesses = 3,
    Timestamp = 4,
    AnchorConsistency = 5,
    HeadInAnchor = 6,
    StreamConsistency = 7,
    Leaves = 8,
    Commitments = 9,
    Numbers = 10,
    Erasures = 11,
    Period = 12,
}
