using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Packs;

/// <summary>The deployer pack as a document for people: cover, scope, completeness, applicability, overview with gaps first, one section per
/// chapter, totals, verification, annexes. Every figure comes from the model.</summary>
public static class DeployerPackDocument
{
    /// <param name="findingsSha256">Hash of the findings.json of the same model, 64 hex digits.</param>
    /// <param name="findings">Its bytes, to be attached; null leaves the attachment out.</param>
    public static PressDocument Create(PackModel model, string findingsSha256, ReadOnlyMemory<byte>? findings = null)
    {
        var words = PackWords.Of(model.Request.Language);
        var format = ReaderFormat.For(words.Language);
        var blocks = new List<PressBlock> { Cover(model, words, format, findingsSha256) };
        blocks.AddRange(Scope(model, words, format));
        blocks.AddRange(Completeness(model, words, format));
        blocks.AddRange(Applicability(model, words));
        blocks.AddRange(Overview(model, words));
        blocks.AddRange(PackControlPages.Of(model, words, format));
        blocks.AddRange(PackTotalsPages.Of(model, words, format));
        blocks.AddRange(Verification(model, words, findingsSha256, findings));
        blocks.AddRange(Annexes(model, words));

        var id = SHA256.HashData(Encoding.UTF8.GetBytes(model.Inputs.PackId));
        var instance = SHA256.HashData(Encoding.UTF8.GetBytes($"{model.Inputs.PackId} {model.Request.Language} {findingsSha256}"));
        return new PressDocument
        {
            Title = words.Title,
            Language = words.Language,
            PackId = model.Inputs.PackId,
            RunningHead = $"{words.Title} – {words.NoStatement}",
            Author = model.Inputs.Profile.LegalPerson,
            Producer = model.Inputs.Producer,
            Created = model.Inputs.BuiltAt,
            DocumentId = new Guid(id.AsSpan(0, 16), bigEndian: true),
            InstanceId = new Guid(instance.AsSpan(0, 16), bigEndian: true),
            Blocks = blocks,
        };
    }

    internal static string Span(Period period, PackWords words, ReaderFormat format) => string.Format(
        CultureInfo.InvariantCulture, words.PeriodSpan, format.Time(period.From.ToUniversalTime()), format.Time(period.To.ToUniversalTime()));

    internal static BadgeShape Badge(ControlResult result, bool readiness) => result switch
    {
        ControlResult.Gap => BadgeShape.Triangle,
        ControlResult.NotAssessed => BadgeShape.Diamond,
        ControlResult.NotApplicable => BadgeShape.Dash,
        _ when readiness => BadgeShape.Square,
        ControlResult.Evidenced => BadgeShape.Full,
        ControlResult.Supported => BadgeShape.Half,
        _ => BadgeShape.Hollow,
    };

    internal static TableCell Status(PackWords words, ControlResult result, bool readiness) =>
        TableCell.Status(Badge(result, readiness), words.ResultWord(result, readiness));

    private static CoverBlock Cover(PackModel model, PackWords words, ReaderFormat format, string findingsSha256)
    {
        var inputs = model.Inputs;
        var counts = model.Overview.ToDictionary(o => o.Key, o => o.Value);
        List<KeyValue> facts =
        [
            new(words.PackId, [Run.Mono(inputs.PackId)]),
            new(words.LegalPerson, inputs.Profile.LegalPerson),
            new(words.MemberState, inputs.Profile.MemberState ?? words.NotAnswered),
            new(words.Period, Span(model.Request.Period, words, format)),
            new(words.Systems, model.Systems.Count == 0 ? words.NoSystems : string.Join(", ", model.Systems.Select(s => s.Name))),
            new(words.Recipient, model.Request.Authority ?? words.NoRecipient),
            new(words.RequestReference, model.Request.RequestReference ?? words.None),
            new(words.RequestedBy, model.Request.RequestedBy),
            new(words.Built, format.Time(inputs.BuiltAt)),
            new(words.Catalogue, [new Run(model.CatalogueVersion + ", SHA-256 "), Run.Mono(model.CatalogueSha256)]),
            new(words.QueryVersions, words.QueryVersionsText),
            new(words.Signer, inputs.Signer ?? words.Unsigned),
            new(words.LogKey, [Run.Mono(inputs.LogKeyFingerprint)]),
            .. inputs.Heads.Count == 0
                ? [new KeyValue(words.LogHeads, words.NoHeads)]
                : inputs.Heads.Take(12).Select(h => new KeyValue(
                    words.LogHead, [Run.Mono(string.Create(CultureInfo.InvariantCulture, $"{h.Origin} {h.Size} {h.Root}"))])),
            .. PackAnchorFacts.Of(inputs.Anchors, words, format),
            new(words.FindingsHash, [Run.Mono(findingsSha256)]),
            new(words.ManifestHash, words.ManifestHashText),
        ];
        var title = string.Format(
            CultureInfo.InvariantCulture, words.Notice, counts[ControlResult.Gap], counts[ControlResult.NotAssessed], model.Controls.Count);
        var badge = counts[ControlResult.Gap] > 0 ? BadgeShape.Triangle
            : counts[ControlResult.NotAssessed] > 0 ? BadgeShape.Diamond
            : BadgeShape.Half;
        return new CoverBlock(words.Title, words.NoStatement, facts, new CoverNotice(badge, title, [words.NoticeText]), words.NoStatementLong);
    }

    private static IEnumerable<PressBlock> Scope(PackModel model, PackWords words, ReaderFormat format)
    {
        yield return new HeadingBlock(1, words.Scope);
        yield return new ParagraphBlock(words.ScopeText);
        yield return new ParagraphBlock(words.CatalogueQuoted);
        yield return new TableBlock(
            words.SystemTable,
            [new(words.System, 2, NamesRow: true), new(words.Roles), new(words.RiskClass, 2), new(words.AnnexPoint)],
            model.Systems.Count == 0
                ? [new TableRow(words.NoSystems, "–", "–", "–")]
                : model.Systems.Select(s => new TableRow(
                    s.Name == s.Id ? s.Id : $"{s.Name} ({s.Id})", s.Roles is null ? words.NotAnswered : string.Join(", ", s.Roles),
                    s.RiskClass ?? words.NotAnswered, s.AnnexIiiPoint ?? words.NotAnswered)));
        yield return new HeadingBlock(2, words.Exclusions);
        yield return new ParagraphBlock(words.ExclusionsText);
        yield return new ParagraphBlock(words.BypassText);
        yield return new HeadingBlock(2, words.CaptureLosses);
        yield return new ParagraphBlock(model.Figures.Completeness is { } figures
            ? string.Format(CultureInfo.InvariantCulture, words.CaptureLossesText, format.Number(figures.Lost), format.Number(figures.Accepted))
            : words.CompletenessMissing);
        yield return new HeadingBlock(2, words.Erasures);
        yield return new ParagraphBlock(string.Format(
            CultureInfo.InvariantCulture, words.ErasuresText, format.Number(model.Inputs.ErasedRecords), format.Number(model.Inputs.ExpiredRecords)));
    }

    private static IEnumerable<PressBlock> Completeness(PackModel model, PackWords words, ReaderFormat format)
    {
        yield return new HeadingBlock(1, words.Completeness);
        yield return new ParagraphBlock(words.CompletenessText);
        if (model.Figures.Completeness is not { } figures)
        {
            yield return new CalloutBlock(CalloutKind.Warning, words.Completeness, [words.CompletenessMissing]);
            yield break;
        }

        TableRow Row(string name, long accepted, long recorded, long lost, long open, long unexplained, long duplicates) => new(
            name, format.Number(accepted), format.Number(recorded), format.Number(lost), format.Number(open),
            format.Number(unexplained), format.Number(duplicates));

        var statement = model.FigureStatements[FigureStatements.Completeness];
        yield return new TableBlock(
            $"{statement.Id}  {statement.QueryId}",
            [
                new(words.Gateway, 1.9, NamesRow: true), new(words.Accepted, 1.3, CellAlign.End), new(words.Recorded, 1.4, CellAlign.End),
                new(words.Lost, 1, CellAlign.End), new(words.Open, 1.3, CellAlign.End), new(words.Unexplained, 1.5, CellAlign.End),
                new(words.Duplicates, 1.4, CellAlign.End),
            ],
            figures.Gateways
                .Select(g => Row(g.Instance, g.Accepted, g.Recorded, g.Lost, g.Open, g.Unexplained, g.Duplicates))
                .Append(Row(words.Sum, figures.Accepted, figures.Recorded, figures.Lost, figures.Open, figures.Unexplained, figures.Duplicates)));
        foreach (var gateway in figures.Gateways.Where(g => g.Holes.Count > 0))
        {
            var more = gateway.Missing > gateway.Holes.Count
                ? $" … ({string.Format(CultureInfo.InvariantCulture, words.MissingInAll, format.Number(gateway.Missing))})"
                : "";
            yield return new ParagraphBlock(string.Format(
                CultureInfo.InvariantCulture, words.MissingNumbers, gateway.Instance, string.Join(", ", gateway.Holes) + more));
        }

        if (PackLossTable.Of(figures, words, format) is { } losses) yield return losses;

        if (figures.Accepted == 0) yield return new ParagraphBlock(words.Sentence(new Reason(ReasonCode.NoData)));
        else if (figures.AddsUp) yield return new ParagraphBlock(words.AddsUp);
        else yield return new CalloutBlock(CalloutKind.Warning, words.Completeness, [words.AddsUpNot]);
    }

    private static IEnumerable<PressBlock> Applicability(PackModel model, PackWords words)
    {
        yield return new HeadingBlock(1, words.Applicability);
        yield return new ParagraphBlock(words.ApplicabilityText);
        yield return new TableBlock(
            null,
            [
                new(words.Control, 1.2, NamesRow: true), new(words.Reference, 1.6), new(words.Applies, 1.2), new(words.DecidedBy, 2.4),
                new(words.AppliesFrom, 1.1), new(words.Dates, 2.6),
            ],
            model.Controls.Select(c =>
            {
                var finding = c.Finding;
                var notes = finding.Segments.SelectMany(s => s.Segment.Notes).Distinct().Select(words.Sentence).ToList();
                return new TableRow(
                    finding.Control.Id,
                    $"{finding.Control.Instrument}, {finding.Control.Reference}",
                    finding.Applicability.Answer switch
                    {
                        Core.Controls.Applies.Yes => words.Yes,
                        Core.Controls.Applies.No => words.No,
                        _ => words.Unknown,
                    },
                    finding.Applicability.Deciding.Count == 0 ? words.Always : string.Join("; ", finding.Applicability.Deciding),
                    finding.Control.AppliesFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    notes.Count == 0 ? "–" : string.Join(" ", notes));
            }));
    }

    private static IEnumerable<PressBlock> Overview(PackModel model, PackWords words)
    {
        yield return new HeadingBlock(1, words.Overview);
        yield return new ParagraphBlock(words.OverviewText);
        yield return new TableBlock(
            null, [new(words.Result, 3, NamesRow: true), new(words.Controls, 1, CellAlign.End)],
            model.Overview.Select(o => new TableRow(
                Status(words, o.Key, readiness: false), o.Value.ToString(CultureInfo.InvariantCulture))));

        yield return new HeadingBlock(2, words.GapsFirst);
        yield return Results(model, words, c => c.Finding.Result is ControlResult.Gap or ControlResult.NotAssessed);

        yield return new HeadingBlock(2, words.FailedChecks);
        var failed = model.Controls.SelectMany(c => c.Segments)
            .SelectMany(s => s.Finding.Metrics.Zip(s.Metrics)).Where(p => p.First.State is MetricState.Failed).ToList();
        if (failed.Count == 0)
        {
            yield return new ParagraphBlock(words.FailedChecksNone);
        }
        else
        {
            yield return new TableBlock(
                null,
                [new(words.Statement, 1.2), new(words.Control, 1.3), new(words.Metric, 2.2, NamesRow: true), new(words.Query, 2.6), new(words.Reasons, 4)],
                failed.Select(p => new TableRow(
                    p.Second.Id, p.Second.Control, p.First.Metric, p.First.QueryId ?? words.NoQuery,
                    string.Join(" ", p.First.Reasons.Take(10).Select(words.Sentence)))));
        }

        yield return new HeadingBlock(2, words.Rest);
        yield return Results(model, words, c => c.Finding.Result is not (ControlResult.Gap or ControlResult.NotAssessed));
    }

    private static PressBlock Results(PackModel model, PackWords words, Func<PackControl, bool> which)
    {
        var rows = model.Controls.Where(which).OrderBy(c => c.Finding.Result).Select(c => new TableRow(
            TableCell.FromString(c.Segments[0].Result.Id), c.Finding.Control.Id, c.Finding.Control.Title,
            Status(words, c.Finding.Result, c.Finding.Readiness))).ToList();
        if (rows.Count == 0) return new ParagraphBlock(words.None);
        return new TableBlock(
            null, [new(words.Statement), new(words.Control, 1.2, NamesRow: true), new(words.Duty, 4), new(words.Result, 2.6)], rows);
    }

    private static IEnumerable<PressBlock> Verification(
        PackModel model, PackWords words, string findingsSha256, ReadOnlyMemory<byte>? findings)
    {
        yield return new HeadingBlock(1, words.Verification);
        yield return new ParagraphBlock(words.VerificationText);
        yield return new MonoBlock(
            $"./audit verify {model.Inputs.PackId}\ncut -d+ -f3- keys/log.vkey | base64 -d | tail -c +2 | sha256sum\n{model.Inputs.LogKeyFingerprint}");
        yield return new ParagraphBlock(words.VerificationTools);
        yield return new MonoBlock(StandardTools);
        yield return new ParagraphBlock(words.VerificationFindings);
        yield return new MonoBlock($"sha256sum findings.json\n{findingsSha256}");
        if (findings is { } bytes) yield return new AttachmentBlock("findings.json", "application/json", bytes, words.VerificationFindings);
    }

    private const string StandardTools = """
        cd streams/<name>; sed -n 1p records.jsonl > rec.json
        sed '/^$/,$d' to/checkpoint > body
        awk '/^— /{print $3;exit}' to/checkpoint | base64 -d | tail -c +5 > sig
        (printf 302a300506032b6570032100 | xxd -r -p; cut -d+ -f3- ../../keys/log.vkey | base64 -d | tail -c +2) > pub.der
        openssl pkeyutl -verify -pubin -keyform DER -inkey pub.der -rawin -in body -sigfile sig
        (printf '\000'; jq -r .leaf rec.json | base64 -d) | sha256sum
        jq -r .parts.body.payload rec.json | base64 -d | openssl mac -digest SHA256 -macopt hexkey:<salt> HMAC
        cd ../..; pdfsig pack.pdf; pdfdetach -saveall pack.pdf
        """;

    private static IEnumerable<PressBlock> Annexes(PackModel model, PackWords words)
    {
        yield return new HeadingBlock(1, words.Definitions);
        yield return new ParagraphBlock(words.DefinitionsText);
        yield return new TableBlock(
            null, [new(words.Word, 1.4, NamesRow: true), new(words.Meaning, 4)],
            Enum.GetValues<ControlResult>()
                .Select(r => new TableRow(Status(words, r, readiness: false), words.ResultMeanings[r]))
                .Append(new TableRow(TableCell.Status(BadgeShape.Square, words.Readiness), words.ReadinessMeaning)));

        yield return new HeadingBlock(1, words.Settings);
        yield return new ParagraphBlock(words.SettingsText);
        var settings = model.Inputs.Settings;
        yield return new KeyValueBlock(
        [
            new("cfg.capture_loss_max", [Run.Mono(settings.CaptureLossMax.ToString(CultureInfo.InvariantCulture))]),
            new("cfg.verify_max_age", [Run.Mono($"PT{settings.VerifyMaxAge.TotalHours.ToString("0.##", CultureInfo.InvariantCulture)}H")]),
            new("cfg.raw_max", [Run.Mono($"PT{settings.RawMax.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture)}M")]),
        ]);
    }
}
