using System.Globalization;
using AuditPipeline.Core.Controls;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Packs;

/// <summary>One section per chapter, with every control in it.</summary>
internal static class PackControlPages
{
    public static IEnumerable<PressBlock> Of(PackModel model, PackWords words, ReaderFormat format)
    {
        foreach (var chapter in model.Controls.GroupBy(c => c.Chapter))
        {
            yield return new PageBreakBlock();
            yield return new HeadingBlock(1, string.Format(
                CultureInfo.InvariantCulture, words.Chapter, chapter.Key, words.Chapters[chapter.Key - 1]));
            foreach (var control in chapter)
            {
                foreach (var block in Control(control, words, format)) yield return block;
            }
        }
    }

    private static IEnumerable<PressBlock> Control(PackControl packed, PackWords words, ReaderFormat format)
    {
        var control = packed.Finding.Control;
        yield return new HeadingBlock(2, $"{control.Id}: {control.Title}");
        List<KeyValue> facts =
        [
            new(words.Reference, $"{control.Instrument}, {control.Reference}"),
            new(words.Duty, control.Duty),
            new(words.Addressee, control.Addressees.Any(a => a.StartsWith("deployer", StringComparison.Ordinal) || a == "controller")
                ? string.Join(", ", control.Addressees)
                : $"{string.Join(", ", control.Addressees)} ({words.AddresseeOther})"),
            new(words.AppliesWhen, control.AppliesWhen),
        ];
        if (control.AppliesNote is not null) facts.Add(new(words.Notes, control.AppliesNote));
        if (control.Limits is not null) facts.Add(new(words.Limits, control.Limits));
        facts.Add(new(words.Source, control.Source));
        yield return new KeyValueBlock(facts);
        foreach (var segment in packed.Segments)
        {
            foreach (var block in Segment(packed, segment, words, format)) yield return block;
        }
    }

    private static IEnumerable<PressBlock> Segment(PackControl packed, PackSegment segment, PackWords words, ReaderFormat format)
    {
        var finding = segment.Finding;
        var control = packed.Finding.Control;
        var readiness = finding.Segment.Readiness;
        List<KeyValue> result =
        [
            new(words.Statement, [Run.Mono(segment.Result.Id)]),
            new(words.Period, DeployerPackDocument.Span(finding.Segment.Period, words, format)),
            new(words.Result, [Run.Bold(words.ResultWord(finding.Result, readiness))]),
        ];
        if (finding.Segment.Notes.Count > 0) result.Add(new(words.Dates, Sentences(words, finding.Segment.Notes)));
        result.Add(new(words.Reasons, Sentences(words, finding.Reasons)));
        if (finding.KnownGaps.Count > 0) result.Add(new(words.KnownGaps, Sentences(words, finding.KnownGaps)));
        if (finding.AlsoNotAssessed.Count > 0) result.Add(new(words.AlsoNotAssessed, Sentences(words, finding.AlsoNotAssessed)));
        yield return new KeyValueBlock(result);

        if (finding.Metrics.Count > 0)
        {
            yield return new TableBlock(
                words.Automatic,
                [
                    new(words.Statement, 1.5), new(words.Metric, 2.5, NamesRow: true), new(words.Outcome, 1.2), new(words.Query, 2.4),
                    new(words.Records, 1.1, CellAlign.End), new(words.Values, 3.1),
                ],
                finding.Metrics.Zip(segment.Metrics).Zip(control.Automatic).Select(p =>
                {
                    var ((outcome, statement), metric) = p;
                    return new TableRow(
                        statement.Id, metric.Metric, words.MetricStates[outcome.State], outcome.QueryId ?? words.NoQuery,
                        outcome.Records is { } records ? format.Number(records) : "–", Values(outcome, words, format));
                }));
        }

        if (finding.Attested.Count > 0)
        {
            yield return new TableBlock(
                words.Attested,
                [
                    new(words.Statement, 1.5), new(words.Item, 3, NamesRow: true), new(words.State, 1.2), new(words.Owner, 1.2),
                    new(words.Date, 1.1), new(words.Expires, 1.1), new(words.Document, 1.8),
                ],
                finding.Attested.Zip(segment.Attested).Select(p => new TableRow(
                    p.Second.Id, p.First.Text, words.AttestedStates[p.First.State], p.First.Attestation?.Owner ?? "–",
                    Date(p.First.Attestation?.Date), Date(p.First.Attestation?.Expires),
                    p.First.Attestation?.DocumentSha256 is { } hash ? TableCell.Mono(hash) : "–")));
        }

        if (finding.GapLines.Count > 0)
        {
            yield return new TableBlock(
                words.GapList, [new(words.Line, 5, NamesRow: true), new(words.State, 1.2)],
                finding.GapLines.Select(l => new TableRow(l.Text, words.GapLineStates[l.State])));
        }
    }

    private static string Values(MetricOutcome outcome, PackWords words, ReaderFormat format)
    {
        var parts = outcome.Values.Select(v =>
            $"{v.Key} = {(long.TryParse(v.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? format.Number(number) : words.ValueWord(v.Value))}");
        var reasons = outcome.Reasons.Take(12).Select(words.Sentence).ToList();
        if (outcome.Reasons.Count > reasons.Count)
            reasons.Add(string.Format(CultureInfo.InvariantCulture, words.NotShown, outcome.Reasons.Count - reasons.Count));
        return string.Join("\n", parts.Concat(reasons));
    }

    private static string Sentences(PackWords words, IEnumerable<Reason> reasons) => string.Join("\n", reasons.Select(words.Sentence));

    private static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";
}
