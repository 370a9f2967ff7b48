using System.Text;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Tests.Press;

/// <summary>Documents to draw. Content is invented.</summary>
internal static class Sample
{
    public const string PackId = "pack-2026-11-acme-0001";
    public const string Hash = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

    public static PressDocument With(params PressBlock[] blocks) => With(ReaderLanguage.English, blocks);

    public static PressDocument With(ReaderLanguage language, params PressBlock[] blocks) => new()
    {
        Title = language == ReaderLanguage.Dutch ? "Bewijspakket AI-verordening" : "AI Act evidence pack",
        Language = language,
        PackId = PackId,
        RunningHead = language == ReaderLanguage.Dutch ? "Bewijspakket AI-verordening, gebruiksverantwoordelijke" : "AI Act evidence pack, deployer",
        Author = "Example B.V.",
        Producer = "AuditPipeline 0.1.0",
        Created = new DateTimeOffset(2026, 11, 22, 14, 5, 9, TimeSpan.FromHours(1)),
        DocumentId = new Guid("018f2b6e-7a10-7cc3-9d5e-3f1a2b4c5d6e"),
        InstanceId = new Guid("018f2b6e-7a10-7cc3-9d5e-3f1a2b4c5d6f"),
        Blocks = blocks,
    };

    /// <summary>Every block there is, in one language.</summary>
    public static PressDocument Everything(ReaderLanguage language)
    {
        var nl = language == ReaderLanguage.Dutch;
        var format = ReaderFormat.For(language);
        string Say(string english, string dutch) => nl ? dutch : english;
        return With(
            language,
            Cover(format, Say),
            new HeadingBlock(1, Say("Scope and pipeline boundary", "Reikwijdte en grens van de pijplijn")),
            new ParagraphBlock(
            [
                Say("This section says which calls the pipeline saw. Calls that bypass the gateway are ", "Dit hoofdstuk zegt welke aanroepen de pijplijn zag. Aanroepen buiten de gateway om zijn "),
                Run.Bold(Say("invisible unless recorded", "onzichtbaar tenzij vastgelegd")),
                Say("; the bypass test compares supplier usage with our own counts. The head of the anchor log is ", "; de omleidingstoets vergelijkt het verbruik bij de leverancier met onze eigen telling. De kop van het ankerlogboek is "),
                Run.Mono(Hash),
                Say(" and was witnessed twice. Names such as Łukasz Ørsted, Αλέξανδρος and Иван Петров are drawn in full.", " en is tweemaal bevestigd. Namen als Łukasz Ørsted, Αλέξανδρος en Иван Петров staan er voluit."),
            ]),
            new ParagraphBlock(Say("A caller named 山田太郎 and one named محمد sent text in scripts that this page does not draw.", "Een beller genaamd 山田太郎 en een genaamd محمد stuurden tekst in schriften die deze pagina niet toont.")),
            new CalloutBlock(CalloutKind.Info, Say("dates of application", "data van toepassing"), [Say("Articles 12, 19 and 26 apply to Annex III systems from 2 December 2027. Results before that date carry the prefix READINESS.", "De artikelen 12, 19 en 26 gelden voor systemen van bijlage III vanaf 2 december 2027. Uitkomsten van voor die datum dragen het voorvoegsel GEREEDHEID.")]),
            new CalloutBlock(CalloutKind.Warning, Say("1,204 calls outside the gateway", "1.204 aanroepen buiten de gateway"), [Say("The supplier reports 1,204 more calls than were captured between 3 and 5 November 2026. All log-based results for that interval are not assessed.", "De leverancier meldt 1.204 aanroepen meer dan vastgelegd tussen 3 en 5 november 2026. Alle uitkomsten uit het logboek zijn voor die periode niet beoordeeld.")]),
            new HeadingBlock(2, Say("Traffic by day", "Verkeer per dag")),
            new ChartBlock(
                ChartKind.Line, Say("Calls per day, November 2026", "Aanroepen per dag, november 2026"),
                Say("Calls rise from about 9,000 to 14,000 a day; 8 November is not known.", "Aanroepen stijgen van ongeveer 9.000 naar 14.000 per dag; 8 november is niet bekend."),
                Say("Day", "Dag"), Say("Calls per day", "Aanroepen per dag"),
                [Say("captured", "vastgelegd"), Say("reported by supplier", "gemeld door leverancier")],
                [.. Enumerable.Range(1, 14).Select(d => new ChartPoint(
                    $"{d} nov", d == 8 ? null : 9_000 + (370 * d) - (d % 3 * 420), 9_300 + (380 * d) - (d % 4 * 300)))]),
            new HeadingBlock(2, Say("Results of controls", "Uitkomsten van beheersmaatregelen")),
            new ChartBlock(
                ChartKind.StackedBar, Say("Controls by chapter and result", "Maatregelen per hoofdstuk en uitkomst"),
                Say("Logs have most gaps: 3 of 11.", "Logboeken hebben de meeste hiaten: 3 van 11."),
                Say("Chapter", "Hoofdstuk"), Say("controls", "maatregelen"),
                [Say("supported", "onderbouwd"), Say("not assessed", "niet beoordeeld"), Say("gap", "hiaat")],
                [
                    new ChartPoint(Say("Human oversight", "Menselijk toezicht"), 5, 1, 1),
                    new ChartPoint(Say("Logs: completeness, six months, integrity, early erasures", "Logboeken: volledigheid, zes maanden, integriteit, vroege wissingen"), 6, 2, 3),
                    new ChartPoint(Say("Information to workers and persons", "Informatie aan werknemers en personen"), 4, 0, 0),
                    new ChartPoint(Say("Suppliers", "Leveranciers"), 2, 1, 0),
                ]),
            Findings(Say),
            new HeadingBlock(3, Say("Cost by model", "Kosten per model")),
            new ParagraphBlock(Say("Token cost is context: resource use and the bypass test, never legal evidence.", "Tokenkosten zijn context: verbruik en de omleidingstoets, nooit juridisch bewijs.")),
            new ChartBlock(
                ChartKind.Bar, Say("Cost by model, USD", "Kosten per model, USD"),
                Say("The large model takes most of the cost.", "Het grote model neemt de meeste kosten."),
                Say("Model", "Model"), "USD", ["USD"],
                [new ChartPoint("large-2026-08", 1_234.56m), new ChartPoint("small-2026-08", 310.4m), new ChartPoint("embedding-3", 12.05m), new ChartPoint("local-7b", [null])])
            {
                Decimals = 2,
            },
            new PageBreakBlock(),
            new HeadingBlock(1, Say("Verification without our programs", "Controle zonder onze programma's")),
            new ParagraphBlock(Say("With openssl, sha256sum and jq an outsider reaches the same verdict.", "Met openssl, sha256sum en jq komt een buitenstaander tot hetzelfde oordeel.")),
            new MonoBlock("sed '/^$/,$d' to/checkpoint > body\nawk '/^— /{print $3;exit}' to/checkpoint | base64 -d | tail -c +5 > sig\n(printf 302a300506032b6570032100 | xxd -r -p; cut -d+ -f3- log.vkey | base64 -d | tail -c +2) > pub.der\nopenssl pkeyutl -verify -pubin -keyform DER -inkey pub.der -rawin -in body -sigfile sig"),
            new HeadingBlock(2, Say("Facts of the log", "Gegevens van het logboek")),
            new KeyValueBlock(
            [
                new KeyValue(Say("Origin", "Oorsprong"), [Run.Mono("audit.example.eu/acme/s/p00")]),
                new KeyValue(Say("Tree size", "Grootte"), format.Number(5_000_017L)),
                new KeyValue(Say("Root hash", "Wortelhash"), [Run.Mono(Hash)]),
                new KeyValue(Say("Sealed at", "Verzegeld op"), format.Time(new DateTimeOffset(2026, 11, 22, 13, 5, 9, TimeSpan.Zero))),
            ]),
            new HeadingBlock(2, Say("Attachments", "Bijlagen")),
            new AttachmentBlock("findings.json", "application/json", Encoding.UTF8.GetBytes("{\"findings\":[]}"), Say("All findings, machine-readable.", "Alle bevindingen, leesbaar voor machines.")),
            new AttachmentBlock("manifest.json", "application/json", Encoding.UTF8.GetBytes("{\"v\":1}"), Say("Names and hashes of all files of the pack.", "Namen en hashes van alle bestanden van het pakket.")));
    }

    /// <summary>A table of as many rows as asked for, made while it is read.</summary>
    public static TableBlock Long(int rows) => new(
        "All interactions of the period",
        [
            new TableColumn("Index", 1, CellAlign.End, NamesRow: true),
            new TableColumn("Captured", 2.2),
            new TableColumn("Model", 1.8),
            new TableColumn("Leaf hash", 3),
            new TableColumn("Result", 1.6),
            new TableColumn("Tokens", 1.1, CellAlign.End),
        ],
        Enumerable.Range(0, rows).Select(i => new TableRow(
            ReaderFormat.For(ReaderLanguage.English).Number(i),
            ReaderFormat.Stamp(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(317L * i)),
            i % 3 == 0 ? "large-2026-08" : "small-2026-08",
            TableCell.Mono(Hash),
            i % 50 == 0 ? TableCell.Status(BadgeShape.Triangle, "gap") : TableCell.Status(BadgeShape.Half, "supported"),
            ReaderFormat.For(ReaderLanguage.English).Number(1_000 + (i * 7)))));

    private static CoverBlock Cover(ReaderFormat format, Func<string, string, string> say) => new(
        say("AI Act evidence pack for deployers of high-risk systems", "Bewijspakket AI-verordening voor gebruiksverantwoordelijken"),
        say("Regulation (EU) 2024/1689 as amended by (EU) 2026/1744", "Verordening (EU) 2024/1689, gewijzigd bij (EU) 2026/1744"),
        [
            new KeyValue(say("Pack", "Pakket"), [Run.Mono(PackId)]),
            new KeyValue(say("Legal person", "Rechtspersoon"), "Example B.V., Utrecht"),
            new KeyValue(say("Recipient", "Ontvanger"), say("Authority for the supervision of AI, request 2026-118", "Toezichthouder AI, verzoek 2026-118")),
            new KeyValue(say("Period", "Periode"), $"{format.Date(new DateOnly(2026, 11, 1))} – {format.Date(new DateOnly(2026, 11, 14))}"),
            new KeyValue(say("Systems", "Systemen"), "credit-advice, claims-triage"),
            new KeyValue(say("Catalogue", "Catalogus"), "2026-11-22"),
            new KeyValue(say("Anchor head", "Kop ankerlogboek"), [Run.Mono(Hash)]),
            new KeyValue(say("Manifest SHA-256", "SHA-256 manifest"), [Run.Mono(Hash)]),
            new KeyValue(say("Log key", "Sleutel logboek"), [Run.Mono("audit.example.eu/acme/anchor+1a2b3c4d")]),
            new KeyValue(say("Created", "Gemaakt"), format.Time(new DateTimeOffset(2026, 11, 22, 14, 5, 9, TimeSpan.FromHours(1)))),
        ],
        new CoverNotice(
            BadgeShape.Triangle,
            say("4 gaps, 4 controls not assessed", "4 hiaten, 4 maatregelen niet beoordeeld"),
            [say("37 controls were evaluated over 161,482 records. Gaps and controls that could not be assessed come first in the overview. The log was complete and intact for the period.", "37 maatregelen zijn beoordeeld over 161.482 records. Hiaten en niet te beoordelen maatregelen staan vooraan in het overzicht. Het logboek was over de periode volledig en ongeschonden.")]),
        say("This is not a statement of conformity. It reports what was recorded, by which method and within which limits. Legal text prevails.", "Dit is geen conformiteitsverklaring. Het meldt wat is vastgelegd, hoe en binnen welke grenzen. De wettekst gaat voor."));

    private static TableBlock Findings(Func<string, string, string> say) => new(
        say("Findings, gaps first", "Bevindingen, hiaten eerst"),
        [
            new TableColumn(say("Control", "Maatregel"), 1.1, NamesRow: true),
            new TableColumn(say("Result", "Uitkomst"), 1.7),
            new TableColumn(say("Reason", "Reden"), 3.6),
            new TableColumn(say("Records", "Records"), 1, CellAlign.End),
            new TableColumn(say("Query hash", "Hash van query"), 2),
        ],
        [
            new TableRow("AIA-26.6", TableCell.Status(BadgeShape.Triangle, say("GAP", "HIAAT")), say("12 days of logs were erased before six months had passed, without a recorded lawful basis.", "12 dagen logboek zijn gewist voordat zes maanden om waren, zonder vastgelegde grondslag."), "161,482", TableCell.Mono(Hash)),
            new TableRow("AIA-14.4", TableCell.Status(BadgeShape.Diamond, say("NOT ASSESSED", "NIET BEOORDEELD")), say("The field review_ts is missing in the records of claims-triage.", "Het veld review_ts ontbreekt in de records van claims-triage."), "0", TableCell.Mono(Hash[..20])),
            new TableRow("AIA-12.1", TableCell.Status(BadgeShape.Full, say("EVIDENCED (within limits)", "AANGETOOND (binnen grenzen)")), say("Numbers are dense; every head is anchored.", "Nummers sluiten aan; elke kop is verankerd."), "161,482", TableCell.Mono(Hash[..20])),
            new TableRow("AIA-26.7", TableCell.Status(BadgeShape.Half, say("SUPPORTED", "ONDERBOUWD")), say("Notice to workers, version 3.", "Kennisgeving aan werknemers, versie 3."), "2", TableCell.Mono(Hash[..20])),
            new TableRow("AIA-53.1", TableCell.Status(BadgeShape.Hollow, say("CONTEXT PROVIDED", "CONTEXT GEGEVEN")), say("Model documentation of the supplier.", "Modeldocumentatie van de leverancier."), "1", TableCell.Mono(Hash[..20])),
            new TableRow("AIA-27.1", TableCell.Status(BadgeShape.Square, say("READINESS", "GEREEDHEID")), say("Applies from 2 December 2027.", "Geldt vanaf 2 december 2027."), "0", TableCell.Mono(Hash[..20])),
            new TableRow("AIA-10.2", TableCell.Status(BadgeShape.Dash, say("NOT APPLICABLE", "NIET VAN TOEPASSING")), say("role = deployer", "rol = gebruiksverantwoordelijke"), "0", TableCell.Mono(Hash[..20])),
        ]);
}
