namespace AuditPipeline.Core.Interactions;

/// <summary>What the provider's checks of one interaction found.</summary>
/// <param name="Kept">Those that found something, in the order told, each once; at most <see cref="MostKept"/>.</param>
/// <param name="Passed">Checks that found nothing, each as often as it was told (a stream repeats them).</param>
/// <param name="Beyond">Those that found something and had no room in <paramref name="Kept"/>.</param>
public sealed record ProviderVerdicts(IReadOnlyList<ProviderVerdict> Kept, int Passed, int Beyond)
{
    public const int MostKept = 64;

    public static ProviderVerdicts None { get; } = new([], 0, 0);

    public bool IsNone => Kept.Count == 0 && Passed == 0 && Beyond == 0;
}
