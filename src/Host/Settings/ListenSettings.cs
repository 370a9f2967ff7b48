namespace AuditPipeline.Host.Settings;

/// <summary>Where the product listens; port 0 takes a free one.</summary>
internal sealed class ListenSettings
{
    /// <summary>Default <c>127.0.0.1:4000</c>.</summary>
    public string Gateway { get; set; } = "127.0.0.1:4000";

    /// <summary>Gateway for callers that speak HTTP/2 without TLS (prior knowledge); none by default.</summary>
    public string? GatewayHttp2 { get; set; }

    /// <summary>Console and API. Default <c>127.0.0.1:4001</c>.</summary>
    public string Console { get; set; } = "127.0.0.1:4001";
}
