namespace AuditPipeline.Core.Controls;

public enum GapLineState
{
    /// <summary>The gap exists.</summary>
    True = 1,

    False = 2,

    /// <summary>Nothing recorded or attested decides it.</summary>
    Undecided = 3,
}
