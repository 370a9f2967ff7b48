namespace AuditPipeline.Host.Anchoring;

/// <param name="Endpoint">Address of the service, without bucket; the bucket is the first part of the path.</param>
/// <param name="Prefix">Put before every name; empty, or ending in <c>/</c>.</param>
/// <param name="KeyId">Access key id.</param>
/// <param name="RetainDays">How long each object is locked from when it is put.</param>
internal sealed record S3Bucket(Uri Endpoint, string Name, string Region, string Prefix, string KeyId, string Secret, int RetainDays)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Endpoint}{Name}";
}
