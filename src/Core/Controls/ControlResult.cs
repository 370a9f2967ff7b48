namespace AuditPipeline.Core.Controls;

/// <summary>Result of testing one control. None of them says that a law is complied with.</summary>
public enum ControlResult
{
    Gap = 1,
    NotAssessed = 2,
    ContextProvided = 3,
    Supported = 4,

    /// <summary>Evidenced, within the limits the control states.</summary>
    Evidenced = 5,
    NotApplicable = 6,
}
