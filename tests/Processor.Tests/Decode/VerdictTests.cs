using AuditPipeline.Core.Interactions;
using static AuditPipeline.Core.Interactions.VerdictAction;
using static AuditPipeline.Core.Interactions.VerdictPlace;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>What the checks of the providers found, in one form.</summary>
public sealed class VerdictTests
{
    private const string Chat = "/v1/chat/completions";

    [Fact]
    public void Azure_tells_prompt_and_choices_apart()
    {
        var verdicts = Of(
            Chat,
            """
            {"choices":[{"index":0,"finish_reason":"stop","message":{"content":"x"},"content_filter_results":{
              "hate":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"medium"},
              "protected_material_code":{"filtered":false,"detected":true}}}],
            "prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"jailbreak":{"filtered":true,"detected":true},"sexual":{"filtered":false,"severity":"safe"}}}]}
            """);

        verdicts.Kept.ShouldBe(
        [
            new ProviderVerdict("jailbreak", null, Blocked, Input),
            new ProviderVerdict("violence", "medium", Flagged, Output),
            new ProviderVerdict("protected_material_code", null, Flagged, Output),
        ]);
        verdicts.Passed.ShouldBe(2);
    }

    [Fact]
    public void Azure_tells_why_it_refused_a_prompt()
    {
        var verdicts = Of(
            Chat,
            """
            {"error":{"code":"content_filter","message":"m","innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{
              "hate":{"filtered":true,"severity":"high"},"violence":{"filtered":false,"severity":"safe"}}}}}
            """, 400);

        verdicts.Kept.ShouldBe([new ProviderVerdict("hate", "high", Blocked, Input)]);
        verdicts.Passed.ShouldBe(1);
    }

    [Fact]
    public void Filters_of_a_response_say_what_they_looked_at()
    {
        var verdicts = Of(
            "/v1/responses",
            """
            {"object":"response","status":"completed","output":[],"content_filters":[
              {"blocked":false,"source_type":"prompt","content_filter_results":{"hate":{"filtered":false,"severity":"low"}}},
              {"blocked":true,"source_type":"completion","content_filter_results":{"hate":{"filtered":true,"severity":"high"}}}]}
            """);

        verdicts.Kept.ShouldBe([new ProviderVerdict("hate", "low", Flagged, Input), new ProviderVerdict("hate", "high", Blocked, Output)]);
    }

    [Fact]
    public void Gemini_rates_prompt_and_candidates()
    {
        var blocked = Of(
            "/v1beta/models/m:generateContent",
            """{"promptFeedback":{"blockReason":"SAFETY","safetyRatings":[{"category":"HARM_CATEGORY_HARASSMENT","probability":"HIGH","blocked":true}]}}""");
        var answered = Of(
            "/v1beta/models/m:generateContent",
            """
            {"candidates":[{"content":{"parts":[]},"finishReason":"STOP","safetyRatings":[
              {"category":"HARM_CATEGORY_HATE_SPEECH","probability":"NEGLIGIBLE","severity":"HARM_SEVERITY_NEGLIGIBLE"},
              {"category":"HARM_CATEGORY_HARASSMENT","probability":"MEDIUM","severity":"HARM_SEVERITY_LOW"}]}]}
            """);

        blocked.Kept.ShouldBe(
            [new ProviderVerdict("SAFETY", null, Blocked, Input), new ProviderVerdict("HARM_CATEGORY_HARASSMENT", "HIGH", Blocked, Input)]);
        answered.Kept.ShouldBe([new ProviderVerdict("HARM_CATEGORY_HARASSMENT", "HARM_SEVERITY_LOW", Flagged, Output)]);
        answered.Passed.ShouldBe(1);
    }

    [Fact]
    public void Guardrail_of_converse_is_told_without_the_words_that_matched()
    {
        var verdicts = Of(
            "/model/m/converse",
            """
            {"output":{},"stopReason":"guardrail_intervened","trace":{"guardrail":{
              "inputAssessment":{"g1":{"topicPolicy":{"topics":[{"name":"Advice","type":"DENY","action":"BLOCKED"}]},
                "contentPolicy":{"filters":[{"type":"INSULTS","confidence":"HIGH","action":"NONE","detected":true},{"type":"HATE","confidence":"NONE","action":"NONE"}]},
                "invocationMetrics":{"guardrailProcessingLatency":1}}},
              "outputAssessments":{"g1":[{"wordPolicy":{"customWords":[{"match":"zebra","action":"BLOCKED"}]},
                "sensitiveInformationPolicy":{"piiEntities":[{"match":"jan@example.org","type":"EMAIL","action":"ANONYMIZED"}]}}]}}}}
            """);

        verdicts.Kept.ShouldBe(
        [
            new ProviderVerdict("Advice", null, Blocked, Input),
            new ProviderVerdict("INSULTS", "HIGH", Flagged, Input),
            new ProviderVerdict("customWords", null, Blocked, Output),
            new ProviderVerdict("EMAIL", null, Blocked, Output),
        ]);
        verdicts.Passed.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"generation":"x","stop_reason":"stop","amazon-bedrock-guardrailAction":"NONE"}""", null, 1)]
    [InlineData("""{"generation":"x","stop_reason":"stop","amazon-bedrock-guardrailAction":"INTERVENED"}""", "guardrail", 0)]
    [InlineData("""{"generation":"x","stop_reason":"stop","amazon-bedrock-guardrailAction":"INTERVENED","amazon-bedrock-trace":{"guardrail":{"outputs":[{"g":{"contentPolicy":{"filters":[{"type":"HATE","action":"BLOCKED"}]}}}]}}}""", "HATE", 0)]
    public void Guardrail_of_invoke_stands_beside_the_models_answer(string answer, string? kind, int passed)
    {
        var verdicts = Of("/model/meta.llama3/invoke", answer);

        verdicts.Kept.Select(verdict => verdict.Kind).ShouldBe(kind is null ? [] : [kind]);
        verdicts.Passed.ShouldBe(passed);
    }

    [Fact]
    public void Moderation_flags_categories()
    {
        var verdicts = Of(
            "/v1/moderations",
            """{"id":"m","results":[{"flagged":true,"categories":{"harassment":true,"violence":false}},{"flagged":false,"categories":{"hate":false}},{"flagged":true}]}""");
        var response = Of(
            "/v1/responses",
            """{"object":"response","status":"completed","output":[],"moderation":{"input":{"flagged":false},"output":{"flagged":true,"categories":{"hate":true}}}}""");

        verdicts.Kept.ShouldBe([new ProviderVerdict("harassment", null, Flagged, Input), new ProviderVerdict("flagged", null, Flagged, Input)]);
        verdicts.Passed.ShouldBe(1);
        response.Kept.ShouldBe([new ProviderVerdict("hate", null, Flagged, Output)]);
        response.Passed.ShouldBe(1);
    }

    [Theory]
    [InlineData("/v1/messages", """{"type":"message","content":[],"stop_reason":"refusal","stop_details":{"type":"refusal","category":"cyber"}}""", "cyber")]
    [InlineData("/v1/messages", """{"type":"message","content":[],"stop_reason":"refusal"}""", "refusal")]
    [InlineData(Chat, """{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}""", "content_filter")]
    [InlineData("/v2/chat", """{"message":{"content":[]},"finish_reason":"ERROR_TOXIC"}""", "ERROR_TOXIC")]
    [InlineData("/v1beta/models/m:generateContent", """{"candidates":[{"finishReason":"RECITATION"}]}""", "RECITATION")]
    public void Refusal_told_by_the_finish_reason_only_is_a_verdict_too(string target, string answer, string kind)
    {
        Of(target, answer).Kept.ShouldBe([new ProviderVerdict(kind, null, Blocked, Output)]);
    }

    [Theory]
    [InlineData("""{"error":{"code":"moderation_blocked","message":"m"}}""", "moderation_blocked")]
    [InlineData("""{"error":{"code":403,"message":"m","metadata":{"reasons":["violence"],"flagged_input":"the words"}}}""", "violence")]
    [InlineData("""{"error":{"code":"rate_limit_exceeded","message":"m"}}""", null)]
    public void Refused_call_tells_whether_it_was_for_its_content(string answer, string? kind)
    {
        Of(Chat, answer, 403).Kept.ShouldBe(kind is null ? [] : [new ProviderVerdict(kind, null, Blocked, Input)]);
    }

    [Fact]
    public void Watsonx_lists_what_it_found()
    {
        Of("/ml/v1/text/generation", """{"results":[{"generated_text":"x","stop_reason":"eos_token","moderations":{"hap":[{"score":0.9,"input":true},{"score":0.8,"input":false}]}}]}""")
            .Kept.ShouldBe([new ProviderVerdict("hap", null, Flagged, Input), new ProviderVerdict("hap", null, Flagged, Output)]);
    }

    [Fact]
    public void Stream_repeats_a_verdict_and_it_is_kept_once()
    {
        const string chunk = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"},\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"low\"}}}]}\n\n";

        var verdicts = Exchanges.Decoded(Chat, "{}", chunk + chunk + "data: [DONE]\n\n", contentType: "text/event-stream").Verdicts;

        verdicts.Kept.Count.ShouldBe(1);
        verdicts.Beyond.ShouldBe(0);
    }

    [Fact]
    public void Verdicts_are_bounded_and_counted_beyond()
    {
        var categories = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"c{i}\":true"));

        var verdicts = Of("/v1/moderations", $$"""{"results":[{"flagged":true,"categories":{ {{categories}} } }]}""");

        (verdicts.Kept.Count, verdicts.Beyond).ShouldBe((ProviderVerdicts.MostKept, 36));
    }

    private static ProviderVerdicts Of(string target, string answer, int status = 200) => Exchanges.Decoded(target, "{}", answer, status).Verdicts;
}
