namespace AuditPipeline.Core.Captures;

/// <summary>One stream: a queue partition, and the log that is a pure fold over it. Two or more digits after a <c>p</c>: <c>p00</c>.</summary>
public readonly record struct StreamId(string Value)
{
    public static StreamId OfPartition(int partition) => new($"p{partition:D2}");

    /// <summary>True for the name of a stream: <c>p</c> and two to nine digits. Only such a name may become part of a path.</summary>
    public static bool IsName(string name) =>
        name.Length is >= 3 and <= 10 && name[0] == 'p' && !name.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    public override string ToString() => Value;
}
