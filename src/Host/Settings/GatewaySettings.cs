namespace AuditPipeline.Host.Settings;

internal sealed class GatewaySettings
{
    /// <summary>Provider behind the plain <c>/v1/…</c> route. Default <c>openai</c>.</summary>
    public string DefaultProvider { get; set; } = "openai";

    /// <summary>Name → base address, added to the built-in ones; an entry of the same name replaces it.</summary>
    public Dictionary<string, string> Providers { get; set; } = [];

    /// <summary>What comes first when a call cannot be recorded: <c>before</c> (the record; the call is answered 503) or <c>pass</c> (the call;
    /// what was not recorded is recorded as lost). Default <c>before</c>.</summary>
    public string Record { get; set; } = "before";

    /// <summary>Provider → its own <c>before</c> or <c>pass</c>. Default none.</summary>
    public Dictionary<string, string> RecordByProvider { get; set; } = [];

    /// <summary>Content of ended calls that waits in memory for a journal that cannot write. Default 64 MiB; 64 KiB to 16 GiB.</summary>
    public long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Bytes in use in the journal; at the bound new calls cannot be recorded until the queue behind it has taken some. Default 16 GiB;
    /// 1 MiB to 16 TiB.</summary>
    public long MaxJournalBytes { get; set; } = 16L << 30;

    /// <summary>PEM file of the certificate, chain included; with it the gateway speaks TLS, HTTP/1.1 and HTTP/2. Default none.</summary>
    public string? Certificate { get; set; }

    /// <summary>PEM file of the certificate's private key. Default none.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>Largest request body. Default 32 MiB; 1 KiB to 256 MiB. Larger ones are answered 413 and recorded as refused.</summary>
    public long MaxRequestBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Longest part of an answer that is recorded. Default 16 MiB; 1 KiB to 256 MiB. The caller gets all of it.</summary>
    public long MaxResponseCaptureBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Memory for all captures together. Default 256 MiB; 1 MiB to 16 GiB. Beyond it calls are answered 503.</summary>
    public long MaxCaptureMemoryBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Longest wait for a connection, seconds. Default 10; 1 to 300.</summary>
    public int ConnectSeconds { get; set; } = 10;

    /// <summary>Longest wait for the head of an answer, seconds. Default 300; 1 to 3600.</summary>
    public int HeadSeconds { get; set; } = 300;

    /// <summary>Longest silence within an answer, seconds. Default 300; 1 to 3600.</summary>
    public int IdleSeconds { get; set; } = 300;
}
