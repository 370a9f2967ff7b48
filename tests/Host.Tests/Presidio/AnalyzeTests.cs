using System.Text.Json;
using AuditPipeline.Pii;
using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Host.Tests.Presidio;

/// <summary>The analyzer's calls as Presidio documents and tests them, with values of our own.</summary>
public sealed class AnalyzeTests
{
    private const string ZipCode = """
        {"name": "Zip code Recognizer", "supported_language": "en", "supported_entity": "ZIP",
         "patterns": [{"name": "zip code (weak)", "regex": "(\\b\\d{5}(?:\\-\\d{4})?\\b)", "score": 0.01}]
        """;

    private static string Request(object text, string members = "") => $$"""{"text": {{JsonSerializer.Serialize(text)}}, "language": "en"{{(members.Length == 0 ? "" : ", " + members)}}}""";

    private static string[] Told(JsonElement results) =>
        [.. results.EnumerateArray().Select(r => $"{r.GetProperty("entity_type").GetString()} {r.GetProperty("start").GetInt32()}-{r.GetProperty("end").GetInt32()}")];

    [Fact]
    public async Task A_minimal_request_is_answered_with_findings_in_Presidios_form()
    {
        await using var bench = await PresidioBench.StartAsync();

        var (status, json) = await bench.PostAsync("/analyze", Request("Write to jan@example.org please"));

        status.ShouldBe(200);
        var one = json.EnumerateArray().ShouldHaveSingleItem();
        one.EnumerateObject().Select(m => m.Name).ShouldBe(["analysis_explanation", "end", "entity_type", "score", "start"]);
        one.GetProperty("analysis_explanation").ValueKind.ShouldBe(JsonValueKind.Null);
        (one.GetProperty("start").GetInt32(), one.GetProperty("end").GetInt32()).ShouldBe((9, 24));
        one.GetProperty("entity_type").GetString().ShouldBe("EMAIL_ADDRESS");
        one.GetProperty("score").GetDouble().ShouldBeInRange(0.9, 1);
    }

    [Theory]
    [InlineData("😀 jan@example.org", "EMAIL_ADDRESS 2-17")]
    [InlineData("𝔍𝔞𝔫 👨‍👩‍👧 jan@example.org", "EMAIL_ADDRESS 10-25")]
    [InlineData("é jan@example.org", "EMAIL_ADDRESS 2-17")]
    public async Task Places_count_code_points(string text, string expected)
    {
        await using var bench = await PresidioBench.StartAsync();

        var (_, json) = await bench.PostAsync("/analyze", Request(text, "\"entities\": [\"EMAIL_ADDRESS\"]"));

        Told(json).ShouldBe([expected]);
    }

    [Fact]
    public async Task A_list_of_texts_is_answered_with_a_list_of_lists()
    {
        await using var bench = await PresidioBench.StartAsync();

        var (status, json) = await bench.PostAsync("/analyze", Request(new[] { "jan@example.org", "", "nothing here" }));

        status.ShouldBe(200);
        json.EnumerateArray().Select(list => list.GetArrayLength()).ShouldBe([1, 0, 0]);
    }

    [Fact]
    public async Task Only_the_types_asked_for_above_the_threshold_are_reported()
    {
        const string text = "jan@example.org from 192.0.2.17";
        await using var bench = await PresidioBench.StartAsync();

        Told((await bench.PostAsync("/analyze", Request(text))).Json).ShouldBe(["EMAIL_ADDRESS 0-15", "IP_ADDRESS 21-31"]);
        Told((await bench.PostAsync("/analyze", Request(text, "\"entities\": [\"IP_ADDRESS\", \"NO_SUCH\"]"))).Json).ShouldBe(["IP_ADDRESS 21-31"]);
        Told((await bench.PostAsync("/analyze", Request(text, "\"entities\": []"))).Json).Length.ShouldBe(2);
        Told((await bench.PostAsync("/analyze", Request(text, "\"score_threshold\": 0.95"))).Json).ShouldBe(["EMAIL_ADDRESS 0-15"]);
    }

    [Fact]
    public async Task Ad_hoc_patterns_find_and_their_context_raises_the_score()
    {
        await using var bench = await PresidioBench.StartAsync();

        var (_, plain) = await bench.PostAsync("/analyze", Request("Zip code: 10023", $"\"entities\": [\"ZIP\"], \"ad_hoc_recognizers\": [{ZipCode}}}]"));
        var (_, raised) = await bench.PostAsync("/analyze", Request("Zip code: 10023", $"\"entities\": [\"ZIP\"], \"ad_hoc_recognizers\": [{ZipCode}, \"context\": [\"zip\", \"code\"]}}]"));

        Told(plain).ShouldBe(["ZIP 10-15"]);
        plain[0].GetProperty("score").GetDouble().ShouldBe(0.01);
        raised[0].GetProperty("score").GetDouble().ShouldBe(0.4);
    }

    [Fact]
    public async Task Ad_hoc_deny_lists_find_and_recognisers_of_another_language_do_not()
    {
        const string members = """
            "entities": ["MR_TITLE", "MS_TITLE"], "ad_hoc_recognizers": [
              {"name": "Mr. Recognizer", "supported_language": "en", "deny_list": ["Mr.", "Mister"], "supported_entity": "MR_TITLE"},
              {"name": "Ms. Recognizer", "supported_language": "nl", "deny_list": ["Mr.", "Mrs."], "supported_entity": "MS_TITLE"}]
            """;
        await using var bench = await PresidioBench.StartAsync();

        var (_, json) = await bench.PostAsync("/analyze", Request("Mr. Plant's licence", members));

        Told(json).ShouldBe(["MR_TITLE 0-3"]);
        json[0].GetProperty("score").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Context_of_the_request_counts_like_words_before_the_value()
    {
        await using var bench = await PresidioBench.StartAsync();

        var (_, json) = await bench.PostAsync("/analyze", Request(
            "10023", $"\"entities\": [\"ZIP\"], \"context\": [\"Postal codes\"], \"return_decision_process\": true, \"ad_hoc_recognizers\": [{ZipCode}, \"context\": [\"code\"]}}]"));

        json[0].GetProperty("score").GetDouble().ShouldBe(0.4);
        json[0].GetProperty("analysis_explanation").GetProperty("supportive_context_word").GetString().ShouldBe("code");
    }

    [Fact]
    public async Task Context_of_the_request_is_heard_by_the_recognisers_of_the_catalogue()
    {
        await using var bench = await PresidioBench.StartAsync();
        async Task<double> ScoreAsync(string members) =>
            (await bench.PostAsync("/analyze", Request("111222333", "\"entities\": [\"NL_BSN\"]" + members))).Json[0].GetProperty("score").GetDouble();

        (await ScoreAsync(", \"context\": [\"burgerservicenummer\"]")).ShouldBeGreaterThan(await ScoreAsync(""));
    }

    [Fact]
    public async Task Allowed_values_are_not_reported()
    {
        const string text = "jan@example.org, jan@example.com";
        await using var bench = await PresidioBench.StartAsync();

        Told((await bench.PostAsync("/analyze", Request(text, "\"allow_list\": [\"jan@example.org\"]"))).Json).ShouldBe(["EMAIL_ADDRESS 17-32"]);
        Told((await bench.PostAsync("/analyze", Request(text, "\"allow_list\": [\"EXAMPLE\\\\.com$\"], \"allow_list_match\": \"regex\""))).Json).ShouldBe(["EMAIL_ADDRESS 0-15"]);
        Told((await bench.PostAsync("/analyze", Request(text, "\"allow_list\": [\"EXAMPLE\"], \"allow_list_match\": \"regex\", \"regex_flags\": 0"))).Json).Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_decision_process_tells_how_and_never_the_value()
    {
        await using var bench = await PresidioBench.StartAsync();

        var (_, json) = await bench.PostAsync("/analyze", Request(
            "bsn 111222333 and zip 10023", $"\"return_decision_process\": true, \"entities\": [\"NL_BSN\", \"ZIP\"], \"ad_hoc_recognizers\": [{ZipCode}, \"context\": [\"zip\"]}}]"));

        var bsn = json[0].GetProperty("analysis_explanation");
        bsn.EnumerateObject().Select(m => m.Name).ShouldBe(
            ["original_score", "pattern", "pattern_name", "recognizer", "score", "score_context_improvement", "supportive_context_word", "textual_explanation", "validation_result"]);
        bsn.GetProperty("supportive_context_word").GetString().ShouldBe("bsn");
        bsn.GetProperty("validation_result").GetBoolean().ShouldBeTrue();
        var zip = json[1].GetProperty("analysis_explanation");
        zip.GetProperty("recognizer").GetString().ShouldBe("Zip code Recognizer");
        zip.GetProperty("pattern_name").GetString().ShouldBe("zip code (weak)");
        zip.GetProperty("original_score").GetDouble().ShouldBe(0.01);
        zip.GetProperty("score_context_improvement").GetDouble().ShouldBe(0.39);
        json.GetRawText().ShouldNotContain("111222333");
        json.GetRawText().ShouldNotContain("10023");
    }

    [Theory]
    [InlineData("{}", 500, "No text provided")]
    [InlineData("""{"language": "en"}""", 500, "No text provided")]
    [InlineData("""{"text": "", "language": "en"}""", 500, "No text provided")]
    [InlineData("""{"text": [], "language": "en"}""", 500, "No text provided")]
    [InlineData("""{"text": "x"}""", 500, "No language provided")]
    [InlineData("""{"text": "x", "language": "zz"}""", 500, "No matching recognizers were found to serve the request.")]
    [InlineData("""{"text": "x", "language": "en", "entities": ["NO_SUCH"]}""", 500, "No matching recognizers were found to serve the request.")]
    [InlineData("""{"text": "x", "language": "en", "allow_list_match": "fuzzy"}""", 500, "allow_list_match must either be set to 'exact' or 'regex'.")]
    [InlineData("""{"text": 5, "language": "en"}""", 400, "Failed to parse /analyze request for AnalyzerEngine.analyze(). 'text' must be a string or a list of strings.")]
    [InlineData("""{"text": ["a", 5], "language": "en"}""", 400, "'text' must be a list of strings.")]
    [InlineData("""{"text": "x", "language": 5}""", 400, "'language' must be a string.")]
    [InlineData("""{"text": "x", "language": "en", "score_threshold": "high"}""", 400, "'score_threshold' must be a number.")]
    [InlineData("""{"text": "x", "language": "en", "entities": "PERSON"}""", 400, "'entities' must be a list.")]
    [InlineData("""{"text": "x", "language": "en", "ad_hoc_recognizers": [{"supported_entity": "A", "patterns": [{"type": "a", "bebex": "b", "confidence": 0.1}]}]}""", 400, "Pattern.__init__() got an unexpected keyword argument 'type'")]
    [InlineData("""{"text": "x", "language": "en", "ad_hoc_recognizers": [{"supported_entity": "A", "patterns": [{"name": "a", "regex": "("  , "score": 0.1}]}]}""", 400, "ad_hoc_recognizers[0].patterns[0].regex is not a regular expression")]
    [InlineData("""{"text": "x", "language": "en", "ad_hoc_recognizers": [{"supported_entity": "A"}]}""", 400, "ad_hoc_recognizers[0] must have patterns or a deny_list")]
    [InlineData("""{"text": "x", "language": "en", "ad_hoc_recognizers": [{"deny_list": ["a"]}]}""", 400, "missing 1 required positional argument: 'supported_entity'")]
    [InlineData("""{"text": "x", "language": "en", "context": [1]}""", 400, "'context' must be a list of strings.")]
    [InlineData("""["x"]""", 400, "must be a JSON object")]
    [InlineData("""{"text": "x",}""", 400, "The browser (or proxy) sent a request that this server could not understand.")]
    [InlineData("""{"text": "\ud800", "language": "en"}""", 400, "'text' holds a string that is not valid Unicode.")]
    public async Task A_request_that_cannot_be_served_is_answered_as_Presidio_does(string body, int status, string error)
    {
        await using var bench = await PresidioBench.StartAsync();

        var (answered, json) = await bench.PostAsync("/analyze", body);

        answered.ShouldBe(status);
        json.EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("error");
        json.GetProperty("error").GetString()!.ShouldContain(error);
    }

    [Fact]
    public async Task Unknown_members_of_a_request_are_passed_over()
    {
        await using var bench = await PresidioBench.StartAsync();

        (await bench.PostAsync("/analyze", Request("x", "\"trace\": \"somedata\", \"correlation_id\": \"123\", \"return_decision_process\": 0"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_text_on_which_a_pattern_takes_too_long_is_never_answered_as_clean()
    {
        const string slow = """{"supported_entity": "SLOW", "patterns": [{"name": "slow", "regex": "(?=a)(a+)+b", "score": 0.5}]}""";
        await using var bench = await PresidioBench.StartAsync();

        var (status, json) = await bench.PostAsync("/analyze", Request(new string('a', 80), $"\"ad_hoc_recognizers\": [{slow}]"));

        status.ShouldBe(500);
        json.GetProperty("error").GetString()!.ShouldContain("could not look at the text");
    }

    [Fact]
    public async Task Recognisers_of_ones_own_serve_their_languages()
    {
        var registry = CustomRegistry.Parse(
            "recognizers:\n  - name: Dutch titles\n    supported_language: nl\n    supported_entity: NL_TITLE\n    deny_list: [Mevr., Dhr.]\n", "own.yaml", TimeProvider.System);
        await using var bench = await PresidioBench.StartAsync(new PiiEngine(registry.Compose(RecognizerCatalogue.All).Recognizers));

        PresidioBench.Strings((await bench.GetAsync("/recognizers?language=nl")).Json).ShouldContain("Dutch titles");
        PresidioBench.Strings((await bench.GetAsync("/recognizers?language=en")).Json).ShouldNotContain("Dutch titles");
        PresidioBench.Strings((await bench.GetAsync("/supportedentities?language=nl")).Json).ShouldContain("NL_TITLE");
        Told((await bench.PostAsync("/analyze", """{"text": "Dhr. Plant", "language": "nl", "entities": ["NL_TITLE"]}""")).Json).ShouldBe(["NL_TITLE 0-4"]);
        (await bench.PostAsync("/analyze", """{"text": "Dhr. Plant", "language": "en", "entities": ["NL_TITLE"]}""")).Status.ShouldBe(500);
    }

    [Fact]
    public async Task What_the_loser_of_an_overlap_covers_beyond_the_winner_is_reported_too()
    {
        const string two = """
            "entities": ["LONG", "SURE"], "ad_hoc_recognizers": [
              {"supported_entity": "LONG", "patterns": [{"name": "l", "regex": "alpha beta", "score": 0.5}]},
              {"supported_entity": "SURE", "patterns": [{"name": "s", "regex": "beta gamma", "score": 0.9}]}]
            """;
        await using var bench = await PresidioBench.StartAsync();

        var (_, json) = await bench.PostAsync("/analyze", Request("alpha beta gamma", two));

        Told(json).ShouldBe(["LONG 0-5", "SURE 6-16"]);
    }
}
