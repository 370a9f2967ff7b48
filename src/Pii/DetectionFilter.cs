using System.Globalization;
using System.Text;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Pii;

/// <summary>What a deployment leaves out of what the recognisers find. Pure and thread-safe.</summary>
/// <param name="allowed">Values that are no findings.</param>
/// <param name="disabled">Types that are not reported.</param>
/// <param name="minimumScores">Type → lowest score that is reported.</param>
public sealed class DetectionFilter(AllowList allowed, IReadOnlySet<string> disabled, IReadOnlyDictionary<string, double> minimumScores)
{
    public static DetectionFilter None { get; } =
        new(AllowList.Empty, new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal));

    private readonly bool passesAll = allowed.IsEmpty && disabled.Count == 0 && minimumScores.Count == 0;

    /// <summary>For the fingerprint of an engine; empty when nothing is left out.</summary>
    public string Rules { get; } = RulesOf(allowed, disabled, minimumScores);

    public bool Reports(string entity) => !disabled.Contains(entity);

    /// <summary>Takes out of what was found from a place on what is not to be reported.</summary>
    public void Apply(string text, List<Detection> found, int from)
    {
        if (passesAll) return;

        var kept = from;
        for (var i = from; i < found.Count; i++)
        {
            if (Keeps(text, found[i])) found[kept++] = found[i];
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    private bool Keeps(string text, in Detection one) =>
        !disabled.Contains(one.Kind)
        && (!minimumScores.TryGetValue(one.Kind, out var minimum) || one.Score >= minimum)
        && !allowed.Holds(text.AsSpan(one.Start, one.Length));

    private static string RulesOf(AllowList allowed, IReadOnlySet<string> disabled, IReadOnlyDictionary<string, double> minimumScores)
    {
        var rules = new StringBuilder(allowed.Rules);
        foreach (var entity in disabled.Order(StringComparer.Ordinal)) rules.Append('-').Append(entity).Append('\n');
        foreach (var (entity, score) in minimumScores.OrderBy(m => m.Key, StringComparer.Ordinal))
            rules.Append(entity).Append(score.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        return rules.ToString();
    }
}
