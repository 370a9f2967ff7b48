namespace AuditPipeline.Core.Controls;

/// <summary>How far the trail's evidence can carry a control.</summary>
public enum ControlStrength
{
    /// <summary>The trail only gives context; the evidence lies elsewhere.</summary>
    Context = 1,

    /// <summary>The trail supports what people attest.</summary>
    Supports = 2,

    /// <summary>The trail itself shows it, within the limits the control states.</summary>
    Demonstrates = 3,
}
