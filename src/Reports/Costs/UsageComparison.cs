using System.Text.RegularExpressions;
using AuditPipeline.Core.Costs;
using AuditPipeline.Reports.Costs.Exports;

namespace AuditPipeline.Reports.Costs;

/// <summary>Compares recorded usage with a provider's export, by day (UTC) and model. Models are the same when their names are, without regard to
/// case, separators and a date at the end: <c>gpt-4o-2024-08-06</c>, <c>gpt-4o</c> and the meter <c>gpt 4o 0806</c> are one.</summary>
internal static partial class UsageComparison
{
    public static IReadOnlyList<ComparedLine> Of(IEnumerable<UsageDay> ours, IEnumerable<ExportedUsage> theirs)
    {
        var lines = new SortedDictionary<(DateOnly Day, string Model), (List<UsageDay> Ours, List<ExportedUsage> Theirs)>();
        foreach (var day in ours) At(day.Day, day.Model).Ours.Add(day);
        foreach (var day in theirs) At(day.Day, day.Model).Theirs.Add(day);
        return [.. lines.Select(line => Compared(line.Key.Day, line.Value.Ours, line.Value.Theirs))];

        (List<UsageDay> Ours, List<ExportedUsage> Theirs) At(DateOnly day, string model)
        {
            var key = (day, KeyOf(model));
            if (!lines.TryGetValue(key, out var line)) lines.Add(key, line = ([], []));
            return line;
        }
    }

    /// <summary>What names of one model have in common.</summary>
    internal static string KeyOf(string model)
    {
        var name = model.Trim().ToLowerInvariant();
        name = name[(name.LastIndexOf('/') + 1)..];
        name = DateAtEnd().Replace(name, "");
        return Separators().Replace(name, "");
    }

    private static ComparedLine Compared(DateOnly day, List<UsageDay> ours, List<ExportedUsage> theirs)
    {
        var left = ours.Count == 0 ? null : new UsageFigures(
            ours.Sum(one => one.Calls), ours.Sum(one => one.Input), ours.Sum(one => one.CachedInput), ours.Sum(one => one.Output));
        var right = theirs.Count == 0 ? null : new UsageFigures(
            theirs.Any(one => one.Requests is not null) ? theirs.Sum(one => one.Requests ?? 0) : null,
            theirs.Sum(one => one.Input), theirs.Sum(one => one.CachedInput), theirs.Sum(one => one.Output));
        var (input, output) = ((left?.InputTokens ?? 0) - (right?.InputTokens ?? 0), (left?.OutputTokens ?? 0) - (right?.OutputTokens ?? 0));
        var state = left is null ? "only_theirs" : right is null ? "only_ours" : input == 0 && output == 0 ? "equal" : "differs";
        return new ComparedLine(
            state, day, [.. ours.Select(one => one.Model).Concat(theirs.Select(one => one.Model)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            left, right, ours.Sum(one => one.Unknown), input, output);
    }

    [GeneratedRegex(@"[-_ @](20\d{2}-?\d{2}-?\d{2}|\d{4})(-v\d+(:\d+)?)?$", RegexOptions.CultureInvariant, 50)]
    private static partial Regex DateAtEnd();

    [GeneratedRegex(@"[-_ .:@]", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Separators();
}
