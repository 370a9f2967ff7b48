using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Tests.Decode;

namespace AuditPipeline.Processor.Tests.Count;

public sealed class UsageCountingTests(ExportedRanks exported)
{
    private const string Chat = "/v1/chat/completions";
    private const string Ask = """{"model":"gpt-4o","stream":true,"messages":[{"role":"user","content":"Say hello world."}]}""";

    // Tokens of "Say hello world." by o200k_base (4), 4 around the message, 3 before the answer.
    private const int Asked = 11;

    private static readonly string[] Deltas = ["Hello", ",", " world", "!"];

    [Fact]
    public async Task Stream_that_the_caller_left_is_counted_as_far_as_it_passed()
    {
        var counted = await CompletedAsync(Chat, Ask, Stream(end: null), CaptureOutcome.ClientLeft);

        Said(counted).ShouldBe((UsageSource.Counted, "bpe:o200k_base", Asked, 4));
    }

    [Fact]
    public async Task Stream_cut_inside_an_event_is_counted_up_to_it()
    {
        var counted = await CompletedAsync(Chat, Ask, Stream(end: null) + "data: {\"choices\":[{\"delta\":{\"content\":\" not pas", CaptureOutcome.UpstreamError);

        Said(counted).ShouldBe((UsageSource.Counted, "bpe:o200k_base", Asked, 4));
    }

    [Fact]
    public async Task Answer_that_reached_its_limit_is_counted_and_a_finished_one_is_estimated()
    {
        var limited = await CompletedAsync(Chat, Ask, Stream("length"));
        var finished = await CompletedAsync(Chat, Ask, Stream("stop"));

        Said(limited).ShouldBe((UsageSource.Counted, "bpe:o200k_base", Asked, 4));
        Said(finished).ShouldBe((UsageSource.Estimated, "bpe:o200k_base", Asked, 4));
    }

    [Fact]
    public async Task Reported_usage_stays_as_it_is()
    {
        var counted = await CompletedAsync(Chat, Ask, Answer("Hello", """{"prompt_tokens":700,"completion_tokens":8,"total_tokens":708}"""));

        Said(counted).ShouldBe((UsageSource.Reported, null, 700, 8));
    }

    [Fact]
    public async Task First_figure_of_a_stream_that_broke_off_gives_way_to_what_passed()
    {
        const string request = """{"model":"claude-sonnet-4-5","stream":true,"messages":[{"role":"user","content":"Say hello."}]}""";
        const string start = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":\"claude-sonnet-4-5\",\"content\":[],\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}}\n\n";
        const string text = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hello to all who read these words on the bridge.\"}}\n\n";
        const string end = "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":3}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

        var broken = await CompletedAsync("/v1/messages", request, start + text, CaptureOutcome.Interrupted);
        var whole = await CompletedAsync("/v1/messages", request, start + text + end);

        (broken.UsageSource, broken.Usage.Input).ShouldBe((UsageSource.Estimated, 10));
        broken.Usage.Output!.Value.ShouldBeInRange(8, 20);
        Said(whole).ShouldBe((UsageSource.Reported, null, 10, 3));
    }

    [Fact]
    public async Task Only_what_is_missing_is_counted()
    {
        var counted = await CompletedAsync(Chat, Ask, Answer("Hello", """{"prompt_tokens":700}""", finish: "length"));

        Said(counted).ShouldBe((UsageSource.Counted, "bpe:o200k_base", 700, 1));
    }

    [Fact]
    public async Task Total_that_equals_the_input_tells_that_nothing_was_said()
    {
        const string request = """{"contents":[{"role":"user","parts":[{"text":"Say hello world."}]}]}""";
        const string answer = """{"candidates":[{"finishReason":"SAFETY"}],"usageMetadata":{"promptTokenCount":9,"totalTokenCount":9}}""";

        var counted = await CompletedAsync("/v1beta/models/gemini-2.5-flash:generateContent", request, answer);

        Said(counted).ShouldBe((UsageSource.Reported, null, 9, null));
    }

    [Theory]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":{"name":"weather"}}]}""")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}],"response_format":{"type":"json_object"}}""")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]}]}""")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}],"web_search_options":{}}""")]
    [InlineData("""{"model":"o3","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},{"role":"user","content":"Bye"}]}""")]
    [InlineData("""{"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"Hi"}]}""")]
    public async Task Input_that_holds_more_than_plain_turns_of_a_known_model_is_estimated(string request)
    {
        var counted = await CompletedAsync(Chat, request, Answer("Hello", """{"completion_tokens":1}"""));

        counted.UsageSource.ShouldBe(UsageSource.Estimated);
        counted.Usage.Input.ShouldNotBeNull().ShouldBeGreaterThan(0);
        counted.Usage.Output.ShouldBe(1);
    }

    [Fact]
    public async Task Definitions_of_tools_weigh_on_an_estimate()
    {
        const string tools = """[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]""";
        const string request = $$"""{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}],"tools":{{tools}}}""";
        var encodings = await exported.EncodingsAsync();

        var counted = Complete(encodings, Of(Chat, request, Answer("Hello", "{}")));

        counted.Usage.Input.ShouldBe(3 + 4 + 1 + encodings.Find("o200k_base")!.Count(tools).Tokens);
    }

    [Theory]
    [InlineData("gpt-5-mini")]
    [InlineData("o1")]
    public async Task Output_of_a_model_that_thinks_unseen_is_estimated(string model)
    {
        var counted = await CompletedAsync(Chat, Ask.Replace("gpt-4o", model, StringComparison.Ordinal), Stream("length"));

        Said(counted).ShouldBe((UsageSource.Estimated, "bpe:o200k_base", Asked - 1, 4));
    }

    [Fact]
    public async Task Names_of_speakers_count_with_one_token_each()
    {
        const string request = """{"model":"gpt-4","messages":[{"role":"user","name":"alice","content":"Hi"}]}""";

        var counted = await CompletedAsync(Chat, request, Answer("Hello", """{"completion_tokens":1}"""));

        Said(counted).ShouldBe((UsageSource.Counted, "bpe:cl100k_base", 3 + 4 + 1 + 1 + 1, 1));
    }

    [Theory]
    [InlineData(CaptureOutcome.ClientLeft, UsageSource.Counted)]
    [InlineData(CaptureOutcome.Interrupted, UsageSource.Counted)]
    [InlineData(CaptureOutcome.UpstreamError, UsageSource.Unknown)]
    [InlineData(CaptureOutcome.Refused, UsageSource.Unknown)]
    public async Task Call_without_an_answer_is_counted_when_it_may_have_reached_the_model(CaptureOutcome outcome, UsageSource input)
    {
        var counted = await CompletedAsync(Chat, Ask, null, outcome);

        counted.Usage.Input.ShouldBe(input == UsageSource.Unknown ? null : Asked);
        counted.Usage.Output.ShouldBe(input == UsageSource.Unknown ? null : 0);
        counted.UsageSource.ShouldBe(input == UsageSource.Unknown ? UsageSource.Unknown : UsageSource.Estimated);
    }

    [Fact]
    public async Task Refused_and_failed_calls_use_nothing()
    {
        var refused = await CompletedAsync(Chat, Ask, Answer("Hello", "{}"), CaptureOutcome.Refused);
        var failed = await CompletedAsync(Chat, Ask, """{"error":{"type":"invalid_request_error","message":"no"}}""", status: 400);
        var told = await CompletedAsync(Chat, Ask, "data: {\"error\":{\"type\":\"server_error\",\"message\":\"overloaded\"}}\n\n");

        foreach (var none in new[] { refused, failed, told }) Said(none).ShouldBe((UsageSource.Unknown, null, null, null));
    }

    [Fact]
    public async Task Counting_call_and_answer_fetched_again_are_not_counted()
    {
        var tokens = await CompletedAsync("/v1/messages/count_tokens", """{"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"Hi"}]}""", """{"input_tokens":8}""");
        var queued = await CompletedAsync("/v1/responses", """{"model":"gpt-4o","input":"Hi","background":true}""", """{"id":"resp_1","object":"response","status":"queued","model":"gpt-4o","output":[],"usage":null}""");

        Said(tokens).ShouldBe((UsageSource.Unknown, null, null, null));
        Said(queued).ShouldBe((UsageSource.Unknown, null, null, null));
    }

    [Fact]
    public async Task Embedded_texts_are_counted_and_token_numbers_are_not()
    {
        var texts = await CompletedAsync("/v1/embeddings", """{"model":"text-embedding-3-small","input":["Hello, world!","Hi"]}""", """{"object":"list","data":[]}""");
        var numbers = await CompletedAsync("/v1/embeddings", """{"model":"text-embedding-3-small","input":[9906,11]}""", """{"object":"list","data":[]}""");

        Said(texts).ShouldBe((UsageSource.Counted, "bpe:cl100k_base", 5, null));
        Said(numbers).ShouldBe((UsageSource.Unknown, null, null, null));
    }

    [Fact]
    public void Without_ranks_four_characters_are_a_token()
    {
        var counted = Complete(TokenEncodings.None, Of(Chat, Ask, Stream(end: null), CaptureOutcome.ClientLeft));

        Said(counted).ShouldBe((UsageSource.Estimated, "estimate:characters", 4 + 4 + 3, 4));   // 16 characters; 13
    }

    [Fact]
    public async Task Other_families_are_estimated_with_their_factor()
    {
        const string words = "one two three four five six seven eight nine ten";
        const string answer = $$"""{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[{"type":"text","text":"{{words}}"}],"usage":{"input_tokens":8} }""";

        var counted = await CompletedAsync("/v1/messages", """{"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"Hi"}]}""", answer);

        Said(counted).ShouldBe((UsageSource.Estimated, "estimate:o200k_base", 8, 12));   // 10 × 1.18
    }

    private async Task<Interaction> CompletedAsync(
        string target, string request, string? answer, CaptureOutcome outcome = CaptureOutcome.Completed, int status = 200)
    {
        var encodings = await exported.EncodingsAsync();
        return Complete(encodings, Of(target, request, answer, outcome, status));
    }

    private static Interaction Complete(TokenEncodings encodings, Envelope envelope) =>
        new UsageCounting(encodings).Complete(envelope, Processor.Decode.Decoder.Decode(envelope));

    private static Envelope Of(
        string target, string request, string? answer, CaptureOutcome outcome = CaptureOutcome.Completed, int status = 200) => Exchanges.Of(
        target, Encoding.UTF8.GetBytes(request), answer is null ? null : Encoding.UTF8.GetBytes(answer), status,
        answer?.StartsWith("data:", StringComparison.Ordinal) == true ? "text/event-stream" : "application/json", outcome);

    private static (UsageSource Source, string? Method, long? Input, long? Output) Said(Interaction interaction) =>
        (interaction.UsageSource, interaction.UsageMethod, interaction.Usage.Input, interaction.Usage.Output);

    private static string Answer(string text, string usage, string finish = "stop") =>
        $$"""{"id":"c1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"{{text}}"},"finish_reason":"{{finish}}"}],"usage":{{usage}}}""";

    private static string Stream(string? end)
    {
        var events = new StringBuilder();
        foreach (var delta in Deltas)
            events.Append($$"""data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"{{delta}}"},"finish_reason":null}]}""").Append("\n\n");
        if (end is null) return events.ToString();

        return events.Append($$"""data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"{{end}}"}]}""")
            .Append("\n\ndata: [DONE]\n\n").ToString();
    }
}
