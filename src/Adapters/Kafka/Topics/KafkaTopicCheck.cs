using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Adapters.Kafka.Topics;

/// <summary>Looks at the topic at start: makes it when it is missing and may be made, and names each setting that our promises cannot
/// rest on. What could not be looked at is named too.</summary>
public sealed class KafkaTopicCheck
{
    private readonly KafkaOptions _options;
    private readonly ITopicAdmin _admin;
    private readonly ILogger<KafkaTopicCheck> _log;

    public KafkaTopicCheck(KafkaOptions options, ILogger<KafkaTopicCheck> log)
        : this(options, new TopicAdmin(options, TimeSpan.FromSeconds(10)), log)
    {
    }

    internal KafkaTopicCheck(KafkaOptions options, ITopicAdmin admin, ILogger<KafkaTopicCheck> log) =>
        (_options, _admin, _log) = (options, admin, log);

    /// <summary>The deviations, each logged; empty when the topic is as it should be. Does not throw for what the cluster answers.</summary>
    public async Task<IReadOnlyList<TopicDeviation>> CheckAsync(CancellationToken cancellation)
    {
        IReadOnlyList<TopicDeviation> deviations;
        try
        {
            deviations = await LookAsync(cancellation);
        }
        catch (KafkaException refused)
        {
            deviations = [new TopicDeviation("cluster_unchecked", $"the cluster answers {refused.Error.Code}")];
        }

        foreach (var deviation in deviations) _log.TopicDeviates(_options.Topic, deviation.Name, deviation.Detail);
        return deviations;
    }

    private async Task<IReadOnlyList<TopicDeviation>> LookAsync(CancellationToken cancellation)
    {
        if (await _admin.DescribeAsync(_options.Topic, cancellation) is { } there) return Compare(there, _options);
        if (!_options.CreateTopic) return [new TopicDeviation("topic_missing", "there is no such topic, and none may be made")];

        await _admin.CreateAsync(_options.Topic, _options.Partitions, _options.Replication, Wanted(_options), cancellation);
        _log.TopicMade(_options.Topic, _options.Partitions);
        return await _admin.DescribeAsync(_options.Topic, cancellation) is { } made
            ? Compare(made, _options)
            : [new TopicDeviation("topic_unchecked", "the topic was made and is not to be seen yet")];
    }

    internal static IReadOnlyList<TopicDeviation> Compare(TopicFacts facts, KafkaOptions options)
    {
        var deviations = new List<TopicDeviation>();
        Expect(facts.Replication >= options.Replication, "replication_low", $"{facts.Replication} copies, at least {options.Replication} wanted");
        if (facts.Settings is null)
        {
            deviations.Add(new TopicDeviation("settings_unchecked", $"the cluster does not tell the topic's settings ({facts.NotTold})"));
            return deviations;
        }

        AtLeast("min.insync.replicas", "min_insync_low", options.MinInSyncReplicas, endless: false);
        AtLeast("retention.ms", "retention_short", (long)options.RetentionFloor.TotalMilliseconds, endless: true);
        AtLeast("max.message.bytes", "max_message_small", options.MaxMessageBytes, endless: false);
        Equal("retention.bytes", "retention_by_size", "-1");
        Equal("cleanup.policy", "cleanup_not_delete", "delete");
        Equal("unclean.leader.election.enable", "unclean_election", "false");
        return deviations;

        void Expect(bool holds, string name, string detail)
        {
            if (!holds) deviations.Add(new TopicDeviation(name, detail));
        }

        void AtLeast(string setting, string name, long least, bool endless)
        {
            if (!facts.Settings.TryGetValue(setting, out var text) || !long.TryParse(text, CultureInfo.InvariantCulture, out var value))
                Expect(false, $"{name}_unchecked", $"{setting} is not told");
            else
                Expect(value >= least || (endless && value == -1), name, $"{setting} is {value}, at least {least} wanted");
        }

        void Equal(string setting, string name, string wanted)
        {
            if (!facts.Settings.TryGetValue(setting, out var text)) Expect(false, $"{name}_unchecked", $"{setting} is not told");
            else Expect(text == wanted, name, $"{setting} is {text}, {wanted} wanted");
        }
    }

    private static Dictionary<string, string> Wanted(KafkaOptions options) => new()
    {
        ["min.insync.replicas"] = options.MinInSyncReplicas.ToString(CultureInfo.InvariantCulture),
        ["retention.ms"] = ((long)options.RetentionFloor.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
        ["retention.bytes"] = "-1",
        ["max.message.bytes"] = options.MaxMessageBytes.ToString(CultureInfo.InvariantCulture),
        ["cleanup.policy"] = "delete",
        ["unclean.leader.election.enable"] = "false",
    };
}
