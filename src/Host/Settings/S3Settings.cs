namespace AuditPipeline.Host.Settings;

/// <summary>A bucket with object lock.</summary>
internal sealed class S3Settings
{
    /// <summary>Address of the service, without the bucket: <c>https://s3.eu-central-1.amazonaws.com</c>.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Made with object lock, which versions it.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Region of the signature. Default <c>us-east-1</c>, which services other than Amazon's mostly take.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Put before every name; empty, or ending in <c>/</c>.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>File with the access key id. A relative path starts at the settings file.</summary>
    public string AccessKeyFile { get; set; } = "";

    /// <summary>File with its secret, mode 0600.</summary>
    public string SecretKeyFile { get; set; } = "";

    /// <summary>How long each object is locked. Default 3650; 1 to 36500.</summary>
    public int RetainDays { get; set; } = 3650;
}
