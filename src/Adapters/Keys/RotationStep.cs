namespace AuditPipeline.Adapters.Keys;

/// <summary>What is done of a rotation, in order. A process may die behind each.</summary>
internal enum RotationStep
{
    NewKeyWritten,
    Rewrapped,
    Committed,
    OldSetAside,
    NewNamed,
    OldOverwritten,
    OldRemoved,
}
