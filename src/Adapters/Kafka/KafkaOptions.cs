using System.ComponentModel.DataAnnotations;

namespace AuditPipeline.Adapters.Kafka;

/// <summary>How to reach the brokers, and the bounds of pump and consumer.</summary>
public sealed class KafkaOptions
{
    /// <summary><c>host:port</c>, several separated by commas.</summary>
    [Required]
    public string BootstrapServers { get; set; } = "";

    /// <summary>Default <c>audit-envelopes</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9._-]{1,249}$")]
    public string Topic { get; set; } = "audit-envelopes";

    /// <summary>Consumer group of the processors. Default <c>audit-processor</c>.</summary>
    [Required]
    public string Group { get; set; } = "audit-processor";

    /// <summary><c>plaintext</c>, <c>ssl</c>, <c>sasl_plaintext</c> or <c>sasl_ssl</c>. Default <c>plaintext</c>.</summary>
    [AllowedValues("plaintext", "ssl", "sasl_plaintext", "sasl_ssl")]
    public string Security { get; set; } = "plaintext";

    /// <summary><c>PLAIN</c>, <c>SCRAM-SHA-256</c> or <c>SCRAM-SHA-512</c>. Default <c>SCRAM-SHA-512</c>.</summary>
    [AllowedValues("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")]
    public string Mechanism { get; set; } = "SCRAM-SHA-512";

    public string? User { get; set; }

    /// <summary>File whose first line is the password; never in a setting.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Certificates of those the brokers' certificates are to come from (PEM). Default those of the system.</summary>
    public string? CaFile { get; set; }

    /// <summary>Our own certificate (PEM), where the brokers ask for one.</summary>
    public string? CertificateFile { get; set; }

    public string? CertificateKeyFile { get; set; }

    /// <summary>Further settings of librdkafka by name, for what is not named here. Those that promises rest on cannot be set.</summary>
    public IDictionary<string, string> Client { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Entries in one delivered list. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int BatchCount { get; set; } = 1_000;

    /// <summary>Bytes in one delivered list; a single larger entry comes alone. Default 16 MB.</summary>
    [Range(1L << 10, 1L << 30)]
    public long BatchBytes { get; set; } = 16L << 20;

    /// <summary>Bytes read and not yet taken by the processor; above it partitions are paused. The client prefetches as much again.
    /// Default 64 MB.</summary>
    [Range(1L << 10, 1L << 32)]
    public long BufferBytes { get; set; } = 64L << 20;

    /// <summary>Bytes sent and not acknowledged by the brokers. Default 32 MB; a single larger message goes alone.</summary>
    [Range(1L << 10, 1L << 30)]
    public long InFlightBytes { get; set; } = 32L << 20;

    /// <summary>Messages sent and not acknowledged by the brokers: so many may stand twice in the topic after a producer was lost.
    /// Default 5,000.</summary>
    [Range(1, 100_000)]
    public int InFlightCount { get; set; } = 5_000;

    /// <summary>Largest message, compressed and encrypted. Default 80 MB; the topic must take it (<c>max.message.bytes</c>).</summary>
    [Range(1_000, 1_000_000_000)]
    public int MaxMessageBytes { get; set; } = 80_000_000;

    /// <summary>Largest envelope after decompression. Default 256 MB.</summary>
    [Range(1L << 10, 1L << 31)]
    public long MaxEnvelopeBytes { get; set; } = 256L << 20;

    /// <summary>Content encrypted under one data key before a fresh one is made. Default 4 GB.</summary>
    [Range(1L, 1L << 36)]
    public long KeyBytes { get; set; } = 4L << 30;

    /// <summary>Longest use of one data key for encrypting. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan KeyAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long one attempt to deliver goes on before it begins anew from the journal. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Between two attempts. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a gateway tells its count. Default 10 s; 0 never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long without a sign of life the group gives a processor's partitions to others. Default 45 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Longest time for taking a partition over or letting it go. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan TakeOverTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Make the topic when it is missing. Default off.</summary>
    public bool CreateTopic { get; set; }

    /// <summary>Partitions of a topic that is made here: as many logs. Default 6.</summary>
    [Range(1, 10_000)]
    public int Partitions { get; set; } = 6;

    /// <summary>Copies of each partition, at least. Default 3.</summary>
    [Range(1, 100)]
    public int Replication { get; set; } = 3;

    /// <summary>Copies that must have a message before it counts as stored. Default 2.</summary>
    [Range(1, 100)]
    public int MinInSyncReplicas { get; set; } = 2;

    /// <summary>How long the topic must keep messages, at least. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan RetentionFloor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Data keys are bound to the topic.</summary>
    internal string StorageKeyName => $"kafka/{Topic}";

    /// <summary>What is wrong with these settings, each with the setting's name; empty when nothing is.</summary>
    public IReadOnlyList<ValidationResult> Problems()
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), problems, validateAllProperties: true);
        if (MinInSyncReplicas > Replication) Add($"{nameof(MinInSyncReplicas)} is above {nameof(Replication)}", nameof(MinInSyncReplicas));
        if (Security.StartsWith("sasl", StringComparison.Ordinal) && (User is null || PasswordFile is null))
            Add($"{nameof(Security)} {Security} needs {nameof(User)} and {nameof(PasswordFile)}", nameof(Security));
        if ((CertificateFile is null) != (CertificateKeyFile is null))
            Add($"{nameof(CertificateFile)} and {nameof(CertificateKeyFile)} go together", nameof(CertificateFile));
        foreach (var file in new[] { PasswordFile, CaFile, CertificateFile, CertificateKeyFile })
            if (file is not null && !File.Exists(file)) Add($"file {file} does not exist", nameof(PasswordFile));
        foreach (var name in Client.Keys.Where(ClientSettings.IsReserved))
            Add($"{nameof(Client)} may not set {name}", nameof(Client));
        return problems;

        void Add(string text, string member) => problems.Add(new ValidationResult(text, [member]));
    }
}
