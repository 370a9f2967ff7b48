using System.Globalization;
using System.Text.RegularExpressions;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>Cuts a period at the dates on which a control begins to apply (catalogue guide, section 1, step 2). Dates begin at 00:00 UTC.</summary>
public static partial class ControlSegments
{
    // Art. 113, third paragraph, point (c): the same provisions, later for systems under Annex I. The catalogue says so in its notes.
    private const string AnnexIWords = "from 2028-08-02 for Annex I systems";
    private static readonly DateOnly AnnexIDate = new(2028, 8, 2);

    public static IReadOnlyList<ControlSegment> Of(Control control, OrganisationProfile profile, Applicability applicability, Period period)
    {
        var (national, notes) = National(control, profile);
        if (control.Status is ControlStatus.Unverified)
            notes.Add(new Reason(ReasonCode.DateNotSettled, string.Join(", ", NotedDates(control))));
        if (applicability.Benchmark) notes.Add(new Reason(ReasonCode.Benchmark));

        var dates = applicability.Systems.Count == 0
            ? [(System: (AiSystem?)null, Date: national)]
            : applicability.Systems.Select(s => (System: (AiSystem?)s, Date: DateFor(control, s, national))).ToList();
        var cuts = dates.Select(d => Start(d.Date)).Where(t => period.From < t && t < period.To).Distinct().Order().ToList();
        var segments = new List<ControlSegment>();
        var from = period.From;
        foreach (var to in cuts.Append(period.To))
        {
            var later = dates.Where(d => Start(d.Date) >= to).ToList();
            var own = new List<Reason>(notes);
            if (later.Count == dates.Count && later.DistinctBy(d => d.Date).Count() == 1)
            {
                own.Add(new Reason(ReasonCode.BeforeApplication, Text(later[0].Date)));
            }
            else
            {
                own.AddRange(later.GroupBy(d => d.Date).OrderBy(g => g.Key).Select(g =>
                    new Reason(ReasonCode.PartlyBefore, string.Join(", ", g.Select(d => d.System?.Id)), Text(g.Key))));
            }

            segments.Add(new ControlSegment(new Period(from, to), later.Count == dates.Count, own));
            from = to;
        }

        return segments;
    }

    /// <summary>Date on which the control begins to apply to <paramref name="system"/>.</summary>
    public static DateOnly DateFor(Control control, AiSystem system, DateOnly general) =>
        system.RiskClass == RiskClasses.AnnexI && control.AppliesNote?.Contains(AnnexIWords, StringComparison.Ordinal) == true
            ? AnnexIDate
            : general;

    /// <summary>Every date the control's note and own date name, ascending, as yyyy-MM-dd.</summary>
    public static IReadOnlyList<string> NotedDates(Control control) =>
        [.. IsoDate().Matches(control.AppliesNote ?? "").Select(m => m.Value).Append(Text(control.AppliesFrom)).Distinct().Order(StringComparer.Ordinal)];

    private static (DateOnly Date, List<Reason> Notes) National(Control control, OrganisationProfile profile)
    {
        if (control.National.Count == 0) return (control.AppliesFrom, []);
        var rule = control.National.FirstOrDefault(n => n.MemberState == profile.MemberState);
        return rule is null
            ? (control.AppliesFrom, [new Reason(ReasonCode.NationalDateUnknown, profile.MemberState ?? "?")])
            : (rule.AppliesFrom, []);
    }

    private static DateTimeOffset Start(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex IsoDate();
}
