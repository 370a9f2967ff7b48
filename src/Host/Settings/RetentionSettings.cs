namespace AuditPipeline.Host.Settings;

/// <summary>How long records are meant to be kept. Stated in packs; this version deletes nothing by itself.</summary>
internal sealed class RetentionSettings
{
    /// <summary>Leaves and record rows, in whole calendar months. Default 13; 6 to 240.</summary>
    public int RecordMonths { get; set; } = 13;

    /// <summary>Encrypted originals, in days. Default 30; 1 to 3650.</summary>
    public int RawDays { get; set; } = 30;

    /// <summary>Longest time the stated purpose allows for them, in days; what is not stated shows as not assessed.</summary>
    public int? RawPurposeMaximumDays { get; set; }
}
