using Confluent.Kafka;

namespace AuditPipeline.Adapters.Kafka;

/// <summary>The options as settings of librdkafka.</summary>
internal static class ClientSettings
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "acks", "request.required.acks", "auto.offset.reset", "bootstrap.servers", "enable.auto.commit", "enable.auto.offset.store",
        "enable.gapless.guarantee", "enable.idempotence", "enable.partition.eof", "group.id", "group.instance.id", "isolation.level",
        "max.in.flight", "max.in.flight.requests.per.connection", "message.max.bytes", "metadata.broker.list",
        "partition.assignment.strategy", "sasl.password", "security.protocol", "transactional.id",
    };

    /// <summary>Whether a promise of the adapter rests on this setting.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);

    public static ProducerConfig Producer(KafkaOptions options)
    {
        var config = new ProducerConfig(Shared(options))
        {
            Acks = Acks.All,
            EnableIdempotence = true,
            // A message that is given up on ends the producer instead of leaving a hole that later ones overtake.
            EnableGaplessGuarantee = true,
            LingerMs = 5,
            MessageTimeoutMs = (int)options.DeliveryTimeout.TotalMilliseconds,
            QueueBufferingMaxMessages = Math.Max(100_000, options.InFlightCount),
            QueueBufferingMaxKbytes = (int)Math.Min(2_097_151, (options.InFlightBytes + options.MaxMessageBytes) / 512 + 1),
        };
        return config;
    }

    public static ConsumerConfig Consumer(KafkaOptions options) => new(Shared(options))
    {
        GroupId = options.Group,
        // What is sent in the background is only what was acknowledged (StoreOffset): nobody waits for it, because store and log are
        // the truth of progress and the committed offset is for those who watch the group.
        EnableAutoCommit = true,
        EnableAutoOffsetStore = false,
        AutoCommitIntervalMs = 1_000,
        AutoOffsetReset = AutoOffsetReset.Error,   // where to go on is decided here, by name
        // Partitions that stay where they are go on while others move; with the eager protocol every change would take all logs over anew.
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        SessionTimeoutMs = (int)options.SessionTimeout.TotalMilliseconds,
        HeartbeatIntervalMs = (int)Math.Min(3_000, options.SessionTimeout.TotalMilliseconds / 10),
        MaxPollIntervalMs = (int)Math.Max(options.TakeOverTimeout.TotalMilliseconds, options.SessionTimeout.TotalMilliseconds),
        QueuedMaxMessagesKbytes = (int)Math.Clamp(options.BufferBytes >> 10, 1, 2_097_151),
        QueuedMinMessages = 1_000,
    };

    public static AdminClientConfig Admin(KafkaOptions options) => new(Shared(options));

    private static ClientConfig Shared(KafkaOptions options)
    {
        var config = new ClientConfig(new Dictionary<string, string>(options.Client))
        {
            BootstrapServers = options.BootstrapServers,
            ClientId = "auditpipeline",
            MessageMaxBytes = options.MaxMessageBytes,
        };
        // Brokers that come back are found at once, and an answer that a dead broker owes is not waited for: with the client's 60 s a
        // group would stand still for so long after an outage.
        if (!options.Client.ContainsKey("reconnect.backoff.max.ms")) config.ReconnectBackoffMaxMs = 2_000;
        if (!options.Client.ContainsKey("socket.timeout.ms")) config.SocketTimeoutMs = 10_000;
        config.Set("security.protocol", options.Security);
        if (options.Security.StartsWith("sasl", StringComparison.Ordinal))
        {
            config.Set("sasl.mechanism", options.Mechanism);
            config.SaslUsername = options.User;
            config.SaslPassword = File.ReadLines(options.PasswordFile!).FirstOrDefault() ?? "";
        }

        if (options.CaFile is { } authorities) config.SslCaLocation = authorities;
        if (options.CertificateFile is { } certificate) config.SslCertificateLocation = certificate;
        if (options.CertificateKeyFile is { } key) config.SslKeyLocation = key;
        return config;
    }
}
