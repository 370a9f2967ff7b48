using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Pii.Tests.Custom;

public sealed class CustomRegistryTests
{
    private static PiiEngine Engine(string yaml)
    {
        var registry = CustomRegistry.Parse(yaml, "own.yaml", TimeProvider.System);
        var (recognizers, disabled) = registry.Compose(RecognizerCatalogue.All);
        return new PiiEngine(recognizers, new DetectionFilter(registry.Allowed, disabled, new Dictionary<string, double>()));
    }

    private static IEnumerable<string> Find(PiiEngine engine, string text)
    {
        List<Detection> found = [];
        engine.Detect(text, found);
        return found.Select(d => $"{d.Kind} {text.Substring(d.Start, d.Length)} {Math.Round(d.Score, 3)}");
    }

    private static string Refused(string yaml) => Should.Throw<RegistryException>(() => Engine(yaml)).Message;

    [Fact]
    public void Recognisers_in_Presidios_form_are_used()
    {
        const string yaml = """
            supported_languages: [en, de]
            global_regex_flags: 26
            recognizers:
              - name: "Zip code Recognizer"
                supported_languages:
                  - language: de
                    context: [plz, postleitzahl]
                  - language: en
                    context: [zip, code]
                patterns:
                  - name: "zip code (weak)"
                    regex: "(\\b\\d{5}(?:\\-\\d{4})?\\b)"
                    score: 0.01
                supported_entity: "ZIP"
                type: custom
              - name: Titles
                supported_language: en
                supported_entity: TITLE
                deny_list: [Mr., Mrs.]
                deny_list_score: 0.8
              - name: Switched off
                enabled: false
                supported_entity: OFF
                patterns: [{name: off, regex: off, score: 0.5}]
            """;

        var engine = Engine(yaml);

        var found = Find(engine, "Mrs. A, PLZ 10115, off").ToList();
        found.ShouldContain("ZIP 10115 0.4");
        found.ShouldContain("TITLE Mrs. 0.8");
        engine.Entities.ShouldContain("ZIP");
        engine.Entities.ShouldNotContain("OFF");
        engine.Version.ShouldNotBe(PiiEngine.OfCatalogue.Version);
    }

    [Fact]
    public void Predefined_recognisers_are_turned_off_by_name_and_the_others_stay()
    {
        var engine = Engine("recognizers:\n  - name: EmailRecognizer\n    type: predefined\n    enabled: false\n  - UrlRecognizer\n");

        engine.Entities.ShouldNotContain("EMAIL_ADDRESS");
        engine.Entities.ShouldContain("URL");
        engine.Entities.ShouldContain("IBAN_CODE");
        Find(engine, "jan@example.org").ShouldNotContain(f => f.StartsWith("EMAIL_ADDRESS", StringComparison.Ordinal));
    }

    [Fact]
    public void Predefined_recognisers_take_further_context_words()
    {
        const string text = "frobnitz 192.0.2.17";
        var before = Find(PiiEngine.OfCatalogue, text).Single(f => f.StartsWith("IP_ADDRESS", StringComparison.Ordinal));

        var engine = Engine("recognizers:\n  - name: IpRecognizer\n    type: predefined\n    supported_languages:\n      - language: en\n        context: [frobnitz]\n");

        Find(engine, text).Single(f => f.StartsWith("IP_ADDRESS", StringComparison.Ordinal)).ShouldNotBe(before);
    }

    [Fact]
    public void Allowed_values_are_no_findings()
    {
        var exact = Engine("allow_list: [info@example.org]\n");
        Find(exact, "info@example.org, jan@example.org").Where(f => f.StartsWith("EMAIL", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("jan@");

        var regex = Engine("allow_list: ['@example\\.org$']\nallow_list_match: regex\n");
        Find(regex, "jan@example.org jan@example.com").Where(f => f.StartsWith("EMAIL", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("example.com");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("recognizers:\n")]
    public void An_empty_registry_changes_nothing(string yaml)
    {
        Engine(yaml).Version.ShouldBe(PiiEngine.OfCatalogue.Version);
    }

    [Theory]
    [InlineData("recognisers: []", "own.yaml, line 1: 'recognisers' is not known here")]
    [InlineData("recognizers:\n  - name: A\n    supported_entity: A\n    patterns:\n      - name: p\n        regex: '('\n        score: 0.5", "line 6: recognizers[0].patterns[0].regex: is not a regular expression")]
    [InlineData("recognizers:\n  - name: A\n    supported_entity: A\n    patterns:\n      - name: p\n        regexp: x\n        score: 0.5", "line 6: recognizers[0].patterns[0]: 'regexp' is not known here")]
    [InlineData("recognizers:\n  - name: A\n    supported_entity: A\n    patterns:\n      - name: p\n        regex: x\n        score: high", "line 7: recognizers[0].patterns[0].score: must be a number")]
    [InlineData("recognizers:\n  - name: A\n    supported_entity: A\n    patterns:\n      - name: p\n        regex: x", "line 5: recognizers[0].patterns[0]: score must be given")]
    [InlineData("recognizers:\n  - name: A\n    supported_entity: A", "line 2: recognizers[0]: must have patterns or a deny_list")]
    [InlineData("recognizers:\n  - name: A\n    deny_list: [x]", "line 2: recognizers[0].supported_entity: must be 1 to 64 letters")]
    [InlineData("recognizers:\n  - supported_entity: A\n    deny_list: [x]", "recognizers[0].name: must be given")]
    [InlineData("recognizers:\n  - name: A\n    supported_entity: A\n    deny_list: x", "line 4: recognizers[0].deny_list: must be a list")]
    [InlineData("recognizers:\n  - name: A\n    supported_entity: A\n    deny_list: [x]\n    enabled: perhaps", "line 5: recognizers[0].enabled: must be true or false")]
    [InlineData("recognizers:\n  - name: A\n    type: remote", "line 3: recognizers[0].type: must be predefined or custom")]
    [InlineData("recognizers:\n  - name: NoSuchRecognizer\n    type: predefined", "line 2: recognizers[0]: there is no predefined recogniser NoSuchRecognizer")]
    [InlineData("recognizers:\n  - name: SpacyRecognizer\n    type: predefined", "asks a model that is not here")]
    [InlineData("recognizers:\n  - name: A b\n    supported_entity: A\n    deny_list: [x]\n  - name: a-B\n    supported_entity: A\n    deny_list: [x]", "two recognisers are called")]
    [InlineData("global_regex_flags: 4", "line 1: global_regex_flags: must be a sum of 2")]
    [InlineData("allow_list_match: fuzzy", "line 1: allow_list_match: must be exact or regex")]
    [InlineData("recognizers: [", "own.yaml, line 2: ")]
    [InlineData("- a", "own.yaml, line 1: must be a mapping with recognizers")]
    public void What_is_wrong_is_named_with_file_line_and_place(string yaml, string message)
    {
        Refused(yaml).ShouldContain(message);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        Refused("unknown: 1\nallow_list_match: fuzzy\n").Split(Environment.NewLine).Length.ShouldBe(2);
    }

    [Fact]
    public void A_model_that_is_switched_off_does_not_stop_the_start()
    {
        Engine("recognizers:\n  - name: SpacyRecognizer\n    type: predefined\n    enabled: false\n").Version.ShouldBe(PiiEngine.OfCatalogue.Version);
    }
}
