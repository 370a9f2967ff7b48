namespace AuditPipeline.Core.Controls;

/// <summary>Answer of a condition: yes, no, or nobody said.</summary>
public enum Applies
{
    No = 1,
    Unknown = 2,
    Yes = 3,
}
