using System.Numerics;

namespace AuditPipeline.Bench.Edge;

/// <summary>Counts of times in microseconds: exact below 2048 µs, to one part in 1024 above. One writer.</summary>
internal sealed class LatencyHistogram
{
    private const int StepBits = 10;
    private const int Doublings = 20;   // up to some 17 minutes

    private readonly int[] _counts = new int[(Doublings + 2) << StepBits];

    public long Count { get; private set; }

    public void Add(long microseconds)
    {
        _counts[Index(microseconds)]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Count += other.Count;
    }

    /// <summary>The time, in microseconds, that this part of the calls did not pass; 0 when there are none.</summary>
    /// <param name="part">0 to 1.</param>
    public long Quantile(double part)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(part * Count));
        for (var (i, seen) = (0, 0L); i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank) return Value(i);
        }

        return 0;
    }

    private int Index(long microseconds)
    {
        var value = (ulong)Math.Max(0, microseconds);
        var shift = Math.Max(0, BitOperations.Log2(value | 1) - StepBits);
        return (int)Math.Min((ulong)_counts.Length - 1, ((ulong)shift << StepBits) + (value >> shift));
    }

    private static long Value(int index)
    {
        var shift = Math.Max(0, (index >> StepBits) - 1);
        return (long)(index - (shift << StepBits)) << shift;
    }
}
