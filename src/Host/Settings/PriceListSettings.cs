namespace AuditPipeline.Host.Settings;

/// <summary>One price list of the user's own.</summary>
internal sealed class PriceListSettings
{
    /// <summary>The list; its signature lies beside it as <c>FILE.sig</c>. A relative path starts at the settings file.</summary>
    public string File { get; set; } = "";

    /// <summary>Verifier key of whoever signs it (<c>name+hex+base64</c>).</summary>
    public string Key { get; set; } = "";
}
