namespace AuditPipeline.Verify;

public enum StepState
{
    /// <summary>Checked, holds.</summary>
    Passed = 1,

    /// <summary>Checked, broken.</summary>
    Failed = 2,

    /// <summary>Not checked, because nothing asked for it; the reason is given.</summary>
    NotDemanded = 3,

    /// <summary>Not checked, because an earlier link is broken.</summary>
    NotReached = 4,
}
