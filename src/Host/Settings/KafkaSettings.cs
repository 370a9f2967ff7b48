namespace AuditPipeline.Host.Settings;

/// <summary>The queue between gateway and processor where they run as processes of their own.</summary>
internal sealed class KafkaSettings
{
    /// <summary><c>host:port</c>, several separated by commas. Must be given.</summary>
    public string Brokers { get; set; } = "";

    /// <summary>Default <c>audit-envelopes</c>.</summary>
    public string Topic { get; set; } = "audit-envelopes";

    /// <summary>Consumer group of the processors. Default <c>audit-processor</c>.</summary>
    public string Group { get; set; } = "audit-processor";

    /// <summary><c>plaintext</c>, <c>ssl</c>, <c>sasl_plaintext</c> or <c>sasl_ssl</c>. Default <c>plaintext</c>.</summary>
    public string Security { get; set; } = "plaintext";

    /// <summary><c>PLAIN</c>, <c>SCRAM-SHA-256</c> or <c>SCRAM-SHA-512</c>. Default <c>SCRAM-SHA-512</c>.</summary>
    public string Mechanism { get; set; } = "SCRAM-SHA-512";

    public string? User { get; set; }

    /// <summary>File whose first line is the password.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>PEM file of the authorities the brokers' certificates come from. Default those of the system.</summary>
    public string? CaFile { get; set; }

    public string? CertificateFile { get; set; }

    public string? CertificateKeyFile { get; set; }

    /// <summary>Make the topic when it is missing. Default off.</summary>
    public bool CreateTopic { get; set; }

    /// <summary>Partitions of a topic that is made here. Default 6; 1 to 10000.</summary>
    public int Partitions { get; set; } = 6;

    /// <summary>Copies of each partition, at least. Default 3; 1 to 100.</summary>
    public int Replication { get; set; } = 3;

    /// <summary>Copies that must have a message before it counts as stored, at least. Default 2; 1 to 100.</summary>
    public int MinInSyncReplicas { get; set; } = 2;

    /// <summary>How long the topic must keep messages, at least, hours. Default 168; 1 to 87600.</summary>
    public int RetentionHours { get; set; } = 168;

    /// <summary>After so long without a sign of life a processor's partitions go to others, seconds. Default 45; 1 to 1800.</summary>
    public int SessionSeconds { get; set; } = 45;

    /// <summary>How often a gateway tells its count, seconds. Default 10; 0 (never) to 3600.</summary>
    public int HeartbeatSeconds { get; set; } = 10;
}
