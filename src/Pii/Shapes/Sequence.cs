namespace AuditPipeline.Pii.Shapes;

/// <summary>Compares arrays by their numbers.</summary>
internal sealed class Sequence : IEqualityComparer<int[]>
{
    private Sequence()
    {
    }

    internal static Sequence Comparer { get; } = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] numbers)
    {
        var hash = (uint)numbers.Length;
        foreach (var number in numbers) hash = unchecked((hash ^ (uint)number) * 0x9E3779B1u);
        return unchecked((int)(hash ^ (hash >> 15)));
    }
}
