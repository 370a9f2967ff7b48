namespace AuditPipeline.Pii.Tests;

/// <summary>The same numbers in every run: a linear congruential generator with Knuth's MMIX constants.</summary>
internal sealed class Sequence(ulong state)
{
    internal int Next(int below)
    {
        state = unchecked(state * 6364136223846793005UL + 1442695040888963407UL);
        return (int)((state >> 33) % (ulong)below);
    }
}
