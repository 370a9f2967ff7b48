namespace AuditPipeline.Host.Settings;

/// <summary>How keys are kept.</summary>
internal sealed class CustodySettings
{
    /// <summary>Days between two rotations of the master key; 0 for never. Default 30; 0 to 3650.</summary>
    public int MasterKeyDays { get; set; } = 30;
}
