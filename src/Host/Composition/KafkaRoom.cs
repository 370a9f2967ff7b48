using AuditPipeline.Adapters.Kafka;
using AuditPipeline.Adapters.Kafka.Topics;
using AuditPipeline.Host.Settings;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>What the settings mean to the Kafka adapter.</summary>
internal static class KafkaRoom
{
    /// <exception cref="SettingsException">There are none, or they do not go together.</exception>
    public static KafkaOptions Options(AuditSettings settings, string settingsFolder)
    {
        if (settings.Kafka is not { } kafka) throw new SettingsException("kafka: a role of its own needs the brokers; give kafka.brokers in the settings");
        var options = new KafkaOptions
        {
            BootstrapServers = kafka.Brokers,
            Topic = kafka.Topic,
            Group = kafka.Group,
            Security = kafka.Security,
            Mechanism = kafka.Mechanism,
            User = kafka.User,
            PasswordFile = Below(kafka.PasswordFile),
            CaFile = Below(kafka.CaFile),
            CertificateFile = Below(kafka.CertificateFile),
            CertificateKeyFile = Below(kafka.CertificateKeyFile),
            CreateTopic = kafka.CreateTopic,
            Partitions = kafka.Partitions,
            Replication = kafka.Replication,
            MinInSyncReplicas = kafka.MinInSyncReplicas,
            RetentionFloor = TimeSpan.FromHours(kafka.RetentionHours),
            SessionTimeout = TimeSpan.FromSeconds(kafka.SessionSeconds),
            HeartbeatInterval = TimeSpan.FromSeconds(kafka.HeartbeatSeconds),
        };
        return options.Problems() is [var problem, ..] ? throw new SettingsException($"kafka: {problem.ErrorMessage}") : options;

        string? Below(string? file) => file is null ? null : Path.GetFullPath(file, settingsFolder);
    }

    /// <summary>How long the topic keeps a message; null without a queue between processes.</summary>
    public static TimeSpan? Retention(AuditSettings settings) => settings.Kafka is { } kafka ? TimeSpan.FromHours(kafka.RetentionHours) : null;

    /// <summary>Looks at the topic; each deviation is in the log. Nothing waits for it: calls are safe in the journal meanwhile.</summary>
    public static async Task CheckTopicAsync(KafkaOptions options, ILoggerFactory logs, CancellationToken stopping)
    {
        try
        {
            await new KafkaTopicCheck(options, logs.CreateLogger<KafkaTopicCheck>()).CheckAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops before the cluster has answered.
        }
    }
}
