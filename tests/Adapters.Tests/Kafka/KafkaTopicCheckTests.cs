using AuditPipeline.Adapters.Kafka;
using AuditPipeline.Adapters.Kafka.Topics;
using AuditPipeline.Tests.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Adapters.Tests.Kafka;

public sealed class KafkaTopicCheckTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["min.insync.replicas"] = "2", ["retention.ms"] = "604800000", ["retention.bytes"] = "-1", ["max.message.bytes"] = "80000000",
        ["cleanup.policy"] = "delete", ["unclean.leader.election.enable"] = "false",
    };

    [Fact]
    public void Topic_as_it_should_be_has_no_deviation()
    {
        Names(Good).ShouldBeEmpty();
        Names(With("retention.ms", "-1")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("min.insync.replicas", "1", "min_insync_low")]
    [InlineData("retention.ms", "3600000", "retention_short")]
    [InlineData("retention.bytes", "1000000", "retention_by_size")]
    [InlineData("max.message.bytes", "1048588", "max_message_small")]
    [InlineData("cleanup.policy", "compact", "cleanup_not_delete")]
    [InlineData("unclean.leader.election.enable", "true", "unclean_election")]
    [InlineData("retention.ms", "", "retention_short_unchecked")]
    public void Each_deviation_is_named(string setting, string value, string name)
    {
        Names(With(setting, value)).ShouldBe([name]);
    }

    [Fact]
    public void Too_few_copies_are_named()
    {
        KafkaTopicCheck.Compare(new TopicFacts(6, 1, Good, null), new KafkaOptions()).Select(d => d.Name).ShouldBe(["replication_low"]);
    }

    [Fact]
    public async Task Cluster_that_does_not_tell_settings_is_never_taken_for_a_good_one()
    {
        await using var house = await KafkaHouse.OpenAsync(mock: true);

        var admin = new TopicAdmin(house.Options, TimeSpan.FromSeconds(1));

        var deviations = await new KafkaTopicCheck(house.Options, admin, NullLogger<KafkaTopicCheck>.Instance).CheckAsync(default);

        deviations.ShouldHaveSingleItem().Name.ShouldBe("settings_unchecked");
    }

    [Fact]
    public async Task Missing_topic_is_named_when_none_may_be_made()
    {
        await using var house = await KafkaHouse.OpenAsync(mock: true);
        house.Options.Topic = "nowhere";
        house.Options.CreateTopic = false;

        var deviations = await new KafkaTopicCheck(house.Options, NullLogger<KafkaTopicCheck>.Instance).CheckAsync(default);

        deviations.ShouldHaveSingleItem().Name.ShouldBe("topic_missing");
    }

    [Fact]
    public async Task Missing_topic_is_made_when_it_may_be()
    {
        var admin = new MemoryAdmin();
        var options = new KafkaOptions { CreateTopic = true };

        var deviations = await new KafkaTopicCheck(options, admin, NullLogger<KafkaTopicCheck>.Instance).CheckAsync(default);

        deviations.ShouldBeEmpty();
        admin.Made!.Partitions.ShouldBe(6);
    }

    private static Dictionary<string, string> With(string setting, string value) => new(Good) { [setting] = value };

    private static IEnumerable<string> Names(Dictionary<string, string> settings) =>
        KafkaTopicCheck.Compare(new TopicFacts(6, 3, settings, null), new KafkaOptions()).Select(deviation => deviation.Name);

    private sealed class MemoryAdmin : ITopicAdmin
    {
        public TopicFacts? Made { get; private set; }

        public Task<TopicFacts?> DescribeAsync(string topic, CancellationToken cancellation) => Task.FromResult(Made);

        public Task CreateAsync(
            string topic, int partitions, int replication, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
        {
            Made = new TopicFacts(partitions, replication, settings, null);
            return Task.CompletedTask;
        }
    }
}
