namespace AuditPipeline.Host.Settings;

/// <summary>How long records are meant to be kept. Stated in packs; nothing is deleted by this version.</summary>
internal sealed class RetentionSettings
{
    /// <summary>Leaves and record rows, ISO 8601 period. Default <c>P13M</c>; not under six months.</summary>
    public string Records { get; set; } = "P13M";

    /// <summary>Encrypted originals, ISO 8601 period. Default <c>P1M</c>.</summary>
    public string Raw { get; set; } = "P1M";

    /// <summary>Why these periods; without it the packs show a gap.</summary>
    public string? Justification { get; set; }
}
