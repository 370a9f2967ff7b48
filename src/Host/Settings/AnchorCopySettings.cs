namespace AuditPipeline.Host.Settings;

/// <summary>One copy: a folder or a bucket.</summary>
internal sealed class AnchorCopySettings
{
    /// <summary>An existing folder that others keep; an absolute path.</summary>
    public string? Folder { get; set; }

    public S3Settings? S3 { get; set; }
}
