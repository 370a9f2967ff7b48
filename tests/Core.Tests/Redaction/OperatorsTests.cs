using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

/// <summary>What each operator leaves in single texts.</summary>
public sealed class OperatorsTests
{
    [Theory]
    [InlineData("Ann, jan@a.nl, JAN@A.NL, kim@a.nl, Ann", "[PERSON_1], [EMAIL_ADDRESS_1], [EMAIL_ADDRESS_1], [EMAIL_ADDRESS_2], [PERSON_1]")]
    [InlineData("{\"jan@a.nl\":\"kim@a.nl\",\"n\":[\"JAN\\u0040A.NL\"]}", "{\"[EMAIL_ADDRESS_1]\":\"[EMAIL_ADDRESS_2]\",\"n\":[\"[EMAIL_ADDRESS_1]\"]}")]
    [InlineData("[PERSON_1] met Ann", "[PERSON_1] met [PERSON_2]")]
    [InlineData("[PERSON_007] met Ann", "[PERSON_007] met [PERSON_1]")]
    public void Pseudonym_numbers_by_first_appearance(string raw, string expected)
    {
        Kinds.Redactor(("EMAIL_ADDRESS", "pseudonym"), ("PERSON", "pseudonym")).Redact(raw).Text.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("mask last 4", "pay 4111111111111111.", "pay ************1111.")]
    [InlineData("mask first 6", "pay 4111111111111111.", "pay 411111**********.")]
    [InlineData("mask", "pay 4111111111111111.", "pay ****************.")]
    [InlineData("mask last 4 with •", "pay 4111111111111111.", "pay ••••••••••••1111.")]
    [InlineData("mask last 4", "{\"n\":4111111111111111}", "{\"n\":\"************1111\"}")]
    [InlineData("mask last 4", "{\"n\":94111111111111111.5}", "{\"n\":\"*******************\"}")]
    [InlineData("mask last 4", "{\"n\":\"411111111111111\\u0031\"}", "{\"n\":\"************111\\u0031\"}")]
    [InlineData("mask first 4", "{\"n\":\"41\\u0031111111111111\\u0031\"}", "{\"n\":\"41\\u00311************\"}")]
    [InlineData("mask last 4", "{\"in\":\"{\\\"n\\\":4111111111111111}\"}", "{\"in\":\"{\\\"n\\\":\\\"************1111\\\"}\"}")]
    public void Mask_leaves_an_end_readable(string chosen, string raw, string expected)
    {
        Kinds.Redactor(("CREDIT_CARD", chosen)).Redact(raw).Text.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("mask last 1", "**n")]
    [InlineData("mask first 1", "A**")]
    [InlineData("mask last 2", "***")]
    [InlineData("mask first 2", "***")]
    [InlineData("mask last 8", "***")]
    public void Mask_leaves_at_most_half_readable(string chosen, string expected)
    {
        Kinds.Redactor(("PERSON", chosen)).Redact("Ann").Text.Value.ShouldBe(expected);
    }

    [Fact]
    public void Separators_do_not_count_for_what_a_mask_leaves()
    {
        var redactor = new TextRedactor([new WordDetector("- - - 1234", "PHONE_NUMBER")], Kinds.Policy(("PHONE_NUMBER", "mask last 4")), Kinds.Scope);

        redactor.Redact("- - - 1234").Text.Value.ShouldBe("**********");
    }

    [Fact]
    public void Mask_never_cuts_a_character_in_two()
    {
        var redactor = new TextRedactor([new WordDetector("Noor😀Noor", "PERSON")], Kinds.Policy(("PERSON", "mask first 5")), Kinds.Scope);

        redactor.Redact("Noor😀Noor").Text.Value.ShouldBe("Noor******");
    }

    [Fact]
    public void Hash_gives_the_same_token_however_the_value_is_written()
    {
        var token = Kinds.Token("EMAIL_ADDRESS", "jan@a.nl");

        Kinds.Redactor(("EMAIL_ADDRESS", "hash")).Redact("jan@a.nl or JAN@A.NL").Text.Value.ShouldBe($"{token} or {token}");
        Kinds.Redactor(("EMAIL_ADDRESS", "hash")).RedactArguments("{\"a\":\"jan\\u0040a.nl\"}").Text.Value.ShouldBe($"{{\"a\":\"{token}\"}}");
        Kinds.Redactor(("EMAIL_ADDRESS", "hash")).RedactPath("/u/jan%40a.nl").Text.Value.ShouldBe($"/u/{token}");
        Kinds.Redactor(("EMAIL_ADDRESS", "hash session")).Redact("jan@a.nl").Text.Value.ShouldBe(Kinds.Token("EMAIL_ADDRESS", "jan@a.nl", "session s1"));
    }

    [Theory]
    [InlineData("call 0612345678 now")]
    [InlineData("{\"n\":612345678,\"tel\":\"0612345678\"}")]
    public void What_is_kept_stays_and_is_told_as_kept(string raw)
    {
        var redacted = Kinds.Redactor(("PHONE_NUMBER", "keep")).Redact(raw);

        redacted.Text.Value.ShouldBe(raw);
        redacted.Detections.ShouldBeEmpty();
        redacted.Kept.Single().Kind.ShouldBe("PHONE_NUMBER");
        redacted.Kept.Single().Score.ShouldBe(0.75);
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("mask last 8")]
    public void Stricter_operator_wins_where_values_overlap_whatever_the_scores(string chosen)
    {
        var redactor = new TextRedactor(
            [new WordDetector("https://a.nl/sk-77-secret", "URL", 1.0), new WordDetector("sk-77-secret", "API_KEY", 0.3)],
            Kinds.Policy(("URL", chosen)), Kinds.Scope);

        var redacted = redactor.Redact("see https://a.nl/sk-77-secret");

        redacted.Text.Value.ShouldNotContain("secret");
        redacted.Text.Value.ShouldContain("[API_KEY]");
        redacted.Detections.Single().Score.ShouldBe(0.3);
        redacted.Kept.ShouldBeEmpty();
    }

    [Fact]
    public void Score_of_a_masked_value_is_that_of_its_detector()
    {
        Kinds.Redactor(("PHONE_NUMBER", "mask last 2")).Redact("0612345678").Detections.Single().Score.ShouldBe(0.75, 1e-9);
    }

    [Theory]
    [InlineData("pseudonym", "[CREDIT_CARD_1]", "[CREDIT_CARD_1]")]
    [InlineData("mask last 4", "******", "******1111")]
    [InlineData("mask first 8", "411111", "11********")]
    [InlineData("keep", "411111", "1111111111")]
    public void Value_cut_in_two_by_a_border_is_treated_as_one(string chosen, string first, string second)
    {
        var redacted = Kinds.Redactor(("CREDIT_CARD", chosen)).RedactTogether(["pay 411111", "1111111111 now", " 0612345678"]);

        redacted.Select(r => r.Text.Value).ShouldBe([$"pay {first}", $"{second} now", " [PHONE_NUMBER]"]);
        redacted.Sum(r => r.Detections.Count + r.Kept.Count).ShouldBe(2);
        (redacted[0].Detections.Count + redacted[0].Kept.Count).ShouldBe(1);
    }

    [Theory]
    [InlineData("[PERSON]")]
    [InlineData("[PERSON_1]")]
    [InlineData("[PERSON_99999]")]
    [InlineData("[NOT SCANNED]")]
    [InlineData("[REDACTED]")]
    public void Placeholder_is_left_alone(string placeholder)
    {
        var redactor = new TextRedactor(
            [new WordDetector("PERSON", "URL"), new WordDetector("99999", "PHONE_NUMBER"), new WordDetector("NOT", "PERSON"), new WordDetector("RED", "PERSON")],
            Kinds.Policy(), Kinds.Scope);

        redactor.Redact($"so {placeholder} says").Text.Value.ShouldBe($"so {placeholder} says");
    }

    [Theory]
    [InlineData("[PERSON_0612345678]", "[PERSON_[PHONE_NUMBER]]")]
    [InlineData("[Ann]", "[[PERSON]]")]
    [InlineData("[PERSON#0612345678aaaaaaaaaaaaaaaaaaaaaa]", "[PERSON#[PHONE_NUMBER]aaaaaaaaaaaaaaaaaaaaaa]")]
    [InlineData("[NOBODY_0612345678]", "[NOBODY_[PHONE_NUMBER]]")]
    public void Nothing_hides_in_what_looks_like_a_placeholder(string raw, string expected)
    {
        Kinds.Redactor().Redact(raw).Text.Value.ShouldBe(expected);
    }

    [Fact]
    public void Token_of_another_tenant_is_no_placeholder()
    {
        var token = RedactionTokens.Of(Samples.Key, "other", "PERSON", "jan", null);
        var redactor = new TextRedactor([new WordDetector(token, "API_KEY")], Kinds.Policy(), Kinds.Scope);

        redactor.Redact($"[PERSON#{token}]").Text.Value.ShouldBe("[PERSON#[API_KEY]]");
        redactor.Redact(Kinds.Token("PERSON", "jan")).Text.Value.ShouldBe(Kinds.Token("PERSON", "jan"));
    }

    [Fact]
    public void Numbers_end_where_they_could_be_values()
    {
        var people = Enumerable.Range(0, 100_001).Select(i => $"p{i};").ToList();
        var redactor = new TextRedactor([new SplitDetector(';', "PERSON")], Kinds.Policy(("PERSON", "pseudonym")), Kinds.Scope);

        var redacted = redactor.Redact(string.Concat(people)).Text.Value;

        redacted.ShouldEndWith("[PERSON_99999];[PERSON];[PERSON];");
    }

    [Theory]
    [InlineData("{\"a\":\"\",\"jan@a.nl\":\"\"}", "{\"a\":\"\",\"[EMAIL_ADDRESS]\":\"\"}")]
    [InlineData("{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"c\\\\\\\":4111111111111111}\\\"}\"}", "{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"c\\\\\\\":\\\\\\\"[CREDIT_CARD]\\\\\\\"}\\\"}\"}")]
    [InlineData("{\"a\":\"[4111111111111111, \\\"x\\\"]\\n\"}", "{\"a\":\"[\\\"[CREDIT_CARD]\\\", \\\"x\\\"]\\n\"}")]
    [InlineData("{\"a\":\"{no json 4111111111111111}\"}", "{\"a\":\"{no json [CREDIT_CARD]}\"}")]
    public void Json_within_strings_stays_json(string raw, string expected)
    {
        Kinds.Redactor().RedactArguments(raw).Text.Value.ShouldBe(expected);
    }

    [Fact]
    public void Rest_of_a_losing_detection_leaves_a_placeholder_whole()
    {
        var redactor = new TextRedactor(
            [new WordDetector("x [PERSON_1] y", "URL", 0.5), new WordDetector("SON_1", "PHONE_NUMBER", 0.9)], Kinds.Policy(), Kinds.Scope);

        redactor.Redact("a x [PERSON_1] y b").Text.Value.ShouldBe("a [PERSON_1] b");
    }

    [Fact]
    public void Number_is_named_after_what_was_found_in_it_not_after_a_rest()
    {
        var redactor = new TextRedactor([.. Kinds.Detectors, new WordDetector("94111", "URL", 0.5)], Kinds.Policy(), Kinds.Scope);

        redactor.Redact("{\"n\":94111111111111111}").Text.Value.ShouldBe("{\"n\":\"[CREDIT_CARD]\"}");
    }

    [Fact]
    public void Empty_string_that_a_detection_runs_over_stays_empty()
    {
        var redactor = new TextRedactor([new WordDetector("jan\",\"pw\":\"\",\"b", "PASSWORD")], Kinds.Policy(), Kinds.Scope);

        redactor.Redact("{\"a\":\"jan\",\"pw\":\"\",\"b\":\"x\"}").Text.Value
            .ShouldBe("{\"a\":\"[PASSWORD]\",\"[PASSWORD]\":\"\",\"[PASSWORD]\":\"x\"}");
    }
}
