using System.Text;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii;
using AuditPipeline.Processor.Seal;
using AuditPipeline.Processor.Tests.Decode;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>Bytes of the <c>body</c> part, form 3. They are committed to in the log: these lines never change.</summary>
public sealed class BodyPayloadTests
{
    private const string Least =
        """{"finish_reasons":[],"input":[],"operation":"chat","output":[],"redaction":{"counts":{},"detector_version":"VERSION","lowest_scores":{},"not_scanned":[],"policy_version":"redact-1-7ab37787","status":"scanned"},"tags":[],"target":"POST /v1/chat/completions","tools_offered":[],"v":3}""";

    private const string Most =
        """{"error":{"code":"c","message":"m","type":"t"},"finish_reasons":["SAFETY",""],"finish_reasons_normal":["content_filter",""],"input":[{"choice":0,"parts":[{"kind":"text","text":"Hi"}],"role":"user"}],"model_answered":"b","model_requested":"a","notifications":6,"operation":"chat","output":[{"choice":0,"parts":[{"call_id":"7","kind":"tool_call_response","name":"f","text":"1"}],"role":"tool"}],"redaction":{"counts":{},"detector_version":"VERSION","lowest_scores":{},"not_scanned":[],"policy_version":"redact-1-7ab37787","status":"scanned"},"request_parameters":{"background":false,"choice.count":2,"frequency_penalty":"-0.5","max_tokens":100,"parallel_tool_calls":true,"presence_penalty":"0","reasoning_budget":1024,"reasoning_effort":"low","response_format":"json_object","seed":"-9223372036854775808","service_tier":"flex","stop_sequences":["END"],"store":true,"temperature":"0.7","tool_choice":"auto","top_k":"40","top_p":"1"},"response_id":"r","served_region":"westeurope","served_speed":"fast","service_tier":"default","tags":[],"target":"POST /v1/chat/completions","tools_offered":["f"],"unknown_fields":{"count":3,"names":["aura"]},"v":3,"verdicts":{"beyond":1,"kept":[{"action":"blocked","kind":"hate","place":"output","severity":"high"},{"action":"flagged","kind":"jailbreak","place":"input"}],"passed":5}}""";

    [Fact]
    public void What_is_not_told_is_left_out()
    {
        Written(new Interaction { Decoding = new Decoding("openai-chat", 1, null), Operation = "chat" }).ShouldBe(Least);
    }

    [Fact]
    public void Everything_told_stands_in_its_place()
    {
        Written(new Interaction
        {
            Decoding = new Decoding("openai-chat", 1, null),
            Operation = "chat",
            ModelRequested = "a",
            ModelAnswered = "b",
            ResponseId = "r",
            FinishReasons = ["SAFETY", ""],
            Parameters = new RequestParameters
            {
                Temperature = 0.7m, TopP = 1, TopK = 40, MaxTokens = 100, FrequencyPenalty = -0.5m, PresencePenalty = 0, Seed = long.MinValue,
                StopSequences = ["END"], ChoiceCount = 2, ReasoningEffort = "low", ReasoningBudget = 1024, ResponseFormat = "json_object",
                ToolChoice = "auto", ServiceTier = "flex", Store = true, Background = false, ParallelToolCalls = true,
            },
            ServiceTier = "default",
            ServedRegion = "westeurope",
            ServedSpeed = "fast",
            Verdicts = new ProviderVerdicts(
                [
                    new ProviderVerdict("hate", "high", VerdictAction.Blocked, VerdictPlace.Output),
                    new ProviderVerdict("jailbreak", null, VerdictAction.Flagged, VerdictPlace.Input),
                ],
                5, 1),
            UnknownFields = new UnknownFields(["aura"], 3),
            Notifications = 6,
            Input = [new Message(MessageRole.User, [new MessagePart(MessagePartKind.Text, "Hi")])],
            Output = [new Message(MessageRole.Tool, [new MessagePart(MessagePartKind.ToolResult, "1", "f", "7")])],
            ToolsOffered = ["f"],
            Error = new InteractionError("t", "c", "m"),
        }).ShouldBe(Most);
    }

    [Fact]
    public void Redaction_tells_what_was_kept_and_where_it_did_not_look()
    {
        var policy = new RedactionPolicy(
            PiiEngine.OfCatalogue.Types, RedactionOperator.Replace, new Dictionary<string, RedactionOperator> { ["EMAIL_ADDRESS"] = RedactionOperator.Keep });
        var interaction = new Interaction
        {
            Decoding = new Decoding("openai-chat", 1, null),
            Operation = "chat",
            Input = [new Message(MessageRole.User, [new(MessagePartKind.Text, "kim@example.nl"), new(MessagePartKind.Media, "", "image/png")])],
        };

        var written = Written(interaction, new Redactor([PiiEngine.OfCatalogue], PiiEngine.OfCatalogue.Version, new RedactionPolicies(policy)));

        written.ShouldContain(
            $$"""
            "redaction":{"counts":{},"detector_version":"VERSION","kept":{"EMAIL_ADDRESS":1},"lowest_scores":{"EMAIL_ADDRESS":990},"not_scanned":["media:image"],"not_scanned_places":[{"place":"input[0].parts[1]","why":"media:image"}],"policy_version":"{{policy.Version}}","status":"partly_scanned"}
            """.Trim());
    }

    private static string Written(Interaction interaction) => Written(interaction, new Redactor([PiiEngine.OfCatalogue], PiiEngine.OfCatalogue.Version));

    private static string Written(Interaction interaction, Redactor redactor)
    {
        var envelope = Exchanges.Of("/v1/chat/completions", [], null);
        var redacted = redactor.Redact(envelope, interaction, new byte[32]);
        return Encoding.UTF8.GetString(BodyPayload.Of(redacted)).Replace(PiiEngine.OfCatalogue.Version, "VERSION", StringComparison.Ordinal);
    }
}
