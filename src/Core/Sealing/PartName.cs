namespace AuditPipeline.Core.Sealing;

/// <summary>Names of the parts a leaf commits to.</summary>
public static class PartName
{
    /// <summary>Redacted text and the attributes that could hold personal data, the caller included: canonical JSON.</summary>
    public const string Body = "body";

    /// <summary>The original exchange, kept encrypted.</summary>
    public const string Raw = "raw";
}
