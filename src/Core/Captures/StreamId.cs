namespace AuditPipeline.Core.Captures;

/// <summary>One stream: a queue partition, and the log that is a pure fold over it. Two or more digits after a <c>p</c>: <c>p00</c>.</summary>
public readonly record struct StreamId(string Value)
{
    public static StreamId OfPartition(int partition) => new($"p{partition:D2}");

    public override string ToString() => Value;
}
