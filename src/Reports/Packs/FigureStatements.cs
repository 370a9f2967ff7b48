using System.Globalization;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Packs;

/// <summary>Statements over the whole pack, chapter 0. Their controls are those whose required fields they show.</summary>
public static class FigureStatements
{
    public const string Completeness = "completeness";
    public const string Totals = "totals";
    public const string ByDay = "totals_by_day";
    public const string ByModel = "totals_by_model";
    public const string ByProvider = "totals_by_provider";
    public const string BySystem = "totals_by_system";
    public const string ByOutcome = "totals_by_outcome";
    public const string Pii = "personal_data_by_kind";

    private static readonly (string Word, string Control)[] Table =
    [
        (Completeness, "AIA-26.6"), (Totals, "AIA-26.6"), (ByDay, "AIA-26.6"), (ByModel, "AIA-26.6"), (ByProvider, "AIA-25.4"),
        (BySystem, "AIA-6"), (ByOutcome, "AIA-26.6"), (Pii, "GDPR-5.1c"),
    ];

    internal static Dictionary<string, PackStatement> Of(PackFigures figures, Period period)
    {
        var statements = new Dictionary<string, PackStatement>(StringComparer.Ordinal);
        foreach (var (word, control) in Table)
        {
            var records = word == Completeness ? figures.Completeness?.Recorded : figures.Total?.Calls ?? 0;
            statements[word] = new PackStatement(
                $"S-0.{(statements.Count + 1).ToString(CultureInfo.InvariantCulture)}", StatementKind.Figure, control, period,
                records is null ? null : $"{word}.{(word.StartsWith(Totals, StringComparison.Ordinal) ? "v2" : "v1")}", records, null);
        }

        return statements;
    }
}
