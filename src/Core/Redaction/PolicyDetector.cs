namespace AuditPipeline.Core.Redaction;

/// <summary>A detector as a policy sees it: only what is kept, or only what is not. Masked values rank behind all that are taken out whole.</summary>
internal sealed class PolicyDetector(IDetector inner, RedactionPolicy policy, bool kept) : IDetector
{
    // Scores are 0 to 1, and the higher one stays (DetectionResolver).
    private const double Behind = 2;

    public string Name => inner.Name;

    public void Detect(string text, List<Detection> found)
    {
        var from = found.Count;
        inner.Detect(text, found);
        var to = from;
        for (var i = from; i < found.Count; i++)
        {
            var one = found[i];
            var method = policy.For(one.Kind).Method;
            if (method is RedactionMethod.Keep != kept) continue;
            found[to++] = method == RedactionMethod.Mask ? one with { Score = one.Score - Behind } : one;
        }

        found.RemoveRange(to, found.Count - to);
    }

    /// <summary>The detection with the score its detector gave it.</summary>
    internal static Detection Restored(Detection one) => one.Score < 0 ? one with { Score = one.Score + Behind } : one;
}
