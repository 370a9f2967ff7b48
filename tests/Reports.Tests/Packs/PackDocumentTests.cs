using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Controls;
using AuditPipeline.Reports.Packs;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Tests.Packs;

public sealed class PackDocumentTests
{
    private static readonly string Hash = new('d', 64);

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    public async Task No_output_claims_that_a_law_is_met(string language)
    {
        foreach (var inventory in (AiSystem[][])[[Some.Helpdesk()], [], [Some.Helpdesk() with { RiskClass = RiskClasses.NotHighRisk }]])
        {
            var model = await Some.Builder().BuildAsync(Some.Request(language), Some.Inputs() with { Inventory = inventory }, TestContext.Current.CancellationToken);

            ForbiddenWords.In(Text(DeployerPackDocument.Create(model, Hash))).ShouldBeEmpty();
            ForbiddenWords.In(Encoding.UTF8.GetString(FindingsJson.Write(model))).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("The system is compliant.", "compliant")]
    [InlineData("Het systeem voldoet.", "voldoet")]
    [InlineData("Certified by us", "certified")]
    public void Forbidden_words_are_found(string text, string word) => ForbiddenWords.In(text).ShouldBe([word]);

    [Fact]
    public async Task Every_statement_of_findings_stands_in_the_document()
    {
        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken);

        var text = Text(DeployerPackDocument.Create(model, Hash));
        using var json = JsonDocument.Parse(FindingsJson.Write(model));
        var ids = Strings(json.RootElement, "statement").ToList();
        ids.ShouldBe(model.Statements.Select(s => s.Id), ignoreOrder: true);
        ids.ShouldAllBe(i => text.Contains(i, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_has_a_section_per_chapter_and_its_limits()
    {
        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken);

        var headings = DeployerPackDocument.Create(model, Hash).Blocks.OfType<HeadingBlock>().Select(h => h.Text).ToList();
        Enumerable.Range(1, 14).ShouldAllBe(n => headings.Any(h => h.StartsWith($"Chapter {n}:", StringComparison.Ordinal)));
        PackWords.English.LimitationSections.ShouldAllBe(s => headings.Contains(s));
    }

    [Fact]
    public async Task Cover_states_what_binds_the_pack()
    {
        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken);

        var cover = (CoverBlock)DeployerPackDocument.Create(model, Hash).Blocks[0];
        var text = Text(DeployerPackDocument.Create(model, Hash) with { Blocks = [cover] });
        cover.Subtitle.ShouldBe("Not a statement of conformity");
        foreach (var wanted in (string[])[
            "pack-2026-11-0001", "Voorbeeld B.V.", "1 November 2026", "Helpdesk", "2026-11-22", "audit.example/p00 118 AAAA", new string('b', 64), Hash,
            "Autoriteit Persoonsgegevens", "CN=Voorbeeld B.V. evidence"])
            text.ShouldContain(wanted);
    }

    [Fact]
    public async Task Dutch_document_holds_no_untranslated_fixed_words()
    {
        var model = await Some.Builder().BuildAsync(Some.Request("nl"), Some.Inputs(), TestContext.Current.CancellationToken);

        var dutch = Text(DeployerPackDocument.Create(model, Hash));
        foreach (var english in Words(PackWords.English).Except(Words(PackWords.Dutch)))
            dutch.Split('\n').SelectMany(l => l.Split(" | ")).ShouldNotContain(english);
        foreach (var sentence in PackWords.English.ReasonSentences.Values.Select(s => s.Split('{')[0]).Where(s => s.Length > 12))
            dutch.ShouldNotContain(sentence);
        dutch.ShouldContain("in het Engels uit de beheersmaatregelencatalogus aangehaald");
        dutch.ShouldContain("1 november 2026");
    }

    [Fact]
    public void Both_languages_know_every_code_and_fact()
    {
        foreach (var words in (PackWords[])[PackWords.English, PackWords.Dutch])
        {
            words.Chapters.Count.ShouldBe(DeployerChapters.Count);
            words.Results.Keys.ShouldBe(Enum.GetValues<ControlResult>(), ignoreOrder: true);
            words.ResultMeanings.Keys.ShouldBe(Enum.GetValues<ControlResult>(), ignoreOrder: true);
            words.MetricStates.Keys.ShouldBe(Enum.GetValues<MetricState>(), ignoreOrder: true);
            words.AttestedStates.Keys.ShouldBe(Enum.GetValues<AttestedState>(), ignoreOrder: true);
            words.GapLineStates.Keys.ShouldBe(Enum.GetValues<GapLineState>(), ignoreOrder: true);
            words.ReasonSentences.Keys.ShouldBe(Enum.GetValues<ReasonCode>(), ignoreOrder: true);
            words.Questions.Keys.ShouldBe(ProfileFacts.Names, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Completeness_table_shows_the_sum()
    {
        var model = await Some.Builder().BuildAsync(Some.Request(), Some.Inputs(), TestContext.Current.CancellationToken);

        var text = Text(DeployerPackDocument.Create(model, Hash));

        text.ShouldContain("gw-1 | 120 | 118 | 0 | 2 | 0 | 0");
        text.ShouldContain("Sum | 120 | 118 | 0 | 2 | 0 | 0");
        text.ShouldContain("The counts add up.");
    }

    [Theory]
    [InlineData("en", "the journal was full", "the gateway ended before the calls were durable", "Recorded capture losses: 41 of 161")]
    [InlineData("nl", "het journaal was vol", "de gateway eindigde voordat de aanroepen duurzaam waren", "Vastgelegde verliezen: 41 van 161")]
    public async Task Losses_are_named_with_cause_interval_and_numbers(string language, string full, string died, string sum)
    {
        var inputs = Some.Inputs() with { Completeness = new FixedCompleteness(FixedCompleteness.WithLosses) };
        var model = await Some.Builder().BuildAsync(Some.Request(language), inputs, TestContext.Current.CancellationToken);

        var text = Text(DeployerPackDocument.Create(model, Hash));

        text.ShouldContain(sum);
        text.ShouldContain($"gw-1 | 60–99 | {full} | ");
        text.ShouldContain($"gw-1 | 130 | {died} | ");
        text.ShouldContain(" | 40 | openai | helpdesk");
        text.ShouldContain("2026-11-20 09:00:31");
    }

    [Fact]
    public async Task Findings_list_the_losses_as_the_document_does()
    {
        var inputs = Some.Inputs() with { Completeness = new FixedCompleteness(FixedCompleteness.WithLosses) };
        var model = await Some.Builder().BuildAsync(Some.Request(), inputs, TestContext.Current.CancellationToken);

        using var findings = JsonDocument.Parse(FindingsJson.Write(model));

        var gateway = findings.RootElement.GetProperty("figures").GetProperty("completeness").GetProperty("gateways")[0];
        gateway.GetProperty("missing").GetInt64().ShouldBe(0);
        gateway.GetProperty("losses").GetArrayLength().ShouldBe(2);
        var loss = gateway.GetProperty("losses")[0];
        (loss.GetProperty("cause").GetString(), loss.GetProperty("count").GetInt64(), loss.GetProperty("first").GetInt64())
            .ShouldBe(("journal_full", 40, 60));
        loss.GetProperty("to").GetString().ShouldStartWith("2026-11-20T09:00:31");
    }

    private static string Text(PressDocument document)
    {
        var text = new StringBuilder();
        PressText.Append(document.Blocks, text);
        return text.ToString();
    }

    /// <summary>Every text property of a table of words; format places are not looked for letter by letter.</summary>
    private static IEnumerable<string> Words(PackWords words) => typeof(PackWords).GetProperties()
        .Where(p => p.PropertyType == typeof(string))
        .Select(p => (string)p.GetValue(words)!)
        .Concat(words.Chapters).Concat(words.Results.Values).Concat(words.ResultMeanings.Values).Concat(words.MetricStates.Values)
        .Concat(words.AttestedStates.Values).Concat(words.GapLineStates.Values)
        .Where(w => !w.Contains('{', StringComparison.Ordinal));

    private static IEnumerable<string> Strings(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name == name && p.Value.ValueKind is JsonValueKind.String ? [p.Value.GetString()!] : Strings(p.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Strings(e, name)),
        _ => [],
    };
}
