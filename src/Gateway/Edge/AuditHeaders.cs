namespace AuditPipeline.Gateway.Edge;

/// <summary>Names of the headers between caller and gateway.</summary>
public static class AuditHeaders
{
    /// <summary>Everything that begins so is for the gateway and never reaches the provider.</summary>
    public const string Prefix = "x-audit-";

    /// <summary>On every answer: id of the call's record.</summary>
    public const string Id = "x-audit-id";

    public const string System = "x-audit-system";
    public const string User = "x-audit-user";
    public const string Session = "x-audit-session";
    public const string Purpose = "x-audit-purpose";

    /// <summary>A flat JSON object of strings.</summary>
    public const string Tags = "x-audit-tags";
}
