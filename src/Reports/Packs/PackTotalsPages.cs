using System.Globalization;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Packs;

/// <summary>Totals of the period, with charts.</summary>
internal static class PackTotalsPages
{
    private const int MostBars = 20;
    private const int MostDays = 400;
    private const int MostRows = 100;

    public static IEnumerable<PressBlock> Of(PackModel model, PackWords words, ReaderFormat format)
    {
        var figures = model.Figures;
        yield return new PageBreakBlock();
        yield return new HeadingBlock(1, words.Totals);
        yield return new ParagraphBlock(words.TotalsText);
        yield return Lines(model, FigureStatements.Totals, words.Sum, figures.Total is null ? [] : [figures.Total with { Key = words.Sum }], words, format);

        yield return new HeadingBlock(2, words.CallsPerDay);
        if (figures.ByDay.Count is > 0 and <= MostDays)
        {
            yield return Chart(
                figures.ByDay.Count > MostBars ? ChartKind.Line : ChartKind.Bar, words.CallsPerDay, words.Day, words.Calls, 0,
                figures.ByDay.Select(l => new ChartPoint(l.Key ?? words.NotNamed, l.Calls)), words);
        }

        yield return Lines(model, FigureStatements.ByDay, words.Day, figures.ByDay, words, format);

        yield return new HeadingBlock(2, words.CostByModel);
        var priced = figures.ByModel.Where(l => l.CostUsd is not null).OrderByDescending(l => l.CostUsd).Take(MostBars).ToList();
        if (priced.Count > 0)
        {
            yield return Chart(
                ChartKind.Bar, words.CostByModel, words.Model, words.Cost, 4,
                priced.Select(l => new ChartPoint(l.Key ?? words.NotNamed, l.CostUsd)), words);
        }

        yield return Lines(model, FigureStatements.ByModel, words.Model, figures.ByModel, words, format);

        yield return new HeadingBlock(2, words.Provider);
        yield return Lines(model, FigureStatements.ByProvider, words.Provider, figures.ByProvider, words, format);
        yield return new HeadingBlock(2, words.System);
        yield return Lines(model, FigureStatements.BySystem, words.System, figures.BySystem, words, format);
        yield return new HeadingBlock(2, words.OutcomeOfCall);
        yield return Lines(model, FigureStatements.ByOutcome, words.OutcomeOfCall, figures.ByOutcome, words, format);

        yield return new HeadingBlock(2, words.PiiByKind);
        yield return new ParagraphBlock(words.PiiText);
        if (figures.Pii.Count > 0)
        {
            yield return Chart(
                ChartKind.Bar, words.PiiByKind, words.Kind, words.Places, 0,
                figures.Pii.Take(MostBars).Select(l => new ChartPoint(l.Kind, l.Places)), words);
        }

        yield return new TableBlock(
            Caption(model, FigureStatements.Pii),
            [new(words.Kind, 3, NamesRow: true), new(words.Places, 1, CellAlign.End), new(words.Records, 1, CellAlign.End)],
            figures.Pii.Count == 0
                ? [new TableRow(words.None, "–", "–")]
                : figures.Pii.Take(MostRows).Select(l => new TableRow(l.Kind, format.Number(l.Places), format.Number(l.Records))));
    }

    private static ChartBlock Chart(
        ChartKind kind, string title, string category, string value, int decimals, IEnumerable<ChartPoint> points, PackWords words)
    {
        var all = points.ToList();
        return new ChartBlock(
            kind, title, string.Format(CultureInfo.InvariantCulture, words.ChartAlternative, title, all.Count), category, value, [value], all)
        {
            Decimals = decimals,
            DataTable = false,
        };
    }

    private static TableBlock Lines(
        PackModel model, string word, string key, IReadOnlyList<TotalsLine> lines, PackWords words, ReaderFormat format)
    {
        var limit = word == FigureStatements.ByDay ? MostDays : MostRows;
        var rows = lines.Take(limit).Select(l => new TableRow(
            string.IsNullOrEmpty(l.Key) ? words.NotNamed : l.Key, format.Number(l.Calls), format.Number(l.InputTokens),
            format.Number(l.OutputTokens), format.Number(l.UsageUnknown), format.Number(l.UsageCounted), l.CostUsd is { } cost ? format.Number(cost, 6) : "–",
            format.Number(l.Unpriced))).ToList();
        if (rows.Count == 0) rows.Add(new TableRow(words.None, "–", "–", "–", "–", "–", "–", "–"));
        var caption = Caption(model, word);
        if (lines.Count > limit)
            caption += "  " + string.Format(CultureInfo.InvariantCulture, words.NotShown, format.Number(lines.Count - limit));
        return new TableBlock(
            caption,
            [
                new(key, 2.4, NamesRow: true), new(words.Calls, 1, CellAlign.End), new(words.InputTokens, 1.2, CellAlign.End),
                new(words.OutputTokens, 1.2, CellAlign.End), new(words.UsageUnknown, 1, CellAlign.End),
                new(words.UsageCounted, 1.1, CellAlign.End), new(words.Cost, 1.3, CellAlign.End),
                new(words.Unpriced, 1, CellAlign.End),
            ],
            rows);
    }

    private static string Caption(PackModel model, string word)
    {
        var statement = model.FigureStatements[word];
        return $"{statement.Id}  {statement.QueryId}";
    }
}
