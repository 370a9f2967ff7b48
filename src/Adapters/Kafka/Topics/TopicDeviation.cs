namespace AuditPipeline.Adapters.Kafka.Topics;

/// <summary>One thing about a topic that is not as our promises need it.</summary>
/// <param name="Name">Machine word, as in <c>docs/adapters/kafka.md</c>.</param>
/// <param name="Detail">What is there and what should be, in a sentence.</param>
public sealed record TopicDeviation(string Name, string Detail);
