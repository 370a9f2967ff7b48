using AuditPipeline.Processor.Decode;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class DetectionTests
{
    private const string ChatAnswer = """{"id":"1","object":"chat.completion","choices":[{"message":{"content":"hi"}}]}""";
    private const string MessagesAnswer = """{"type":"message","role":"assistant","content":[],"usage":{}}""";
    private const string CohereAnswer = """{"id":"1","message":{"role":"assistant","content":[{"type":"text","text":"hi"}]}}""";
    private const string OllamaAnswer = """{"model":"m","message":{"role":"assistant","content":"hi"},"done":true}""";

    [Theory]
    [InlineData("/v1/chat/completions", "openai-chat")]
    [InlineData("//openai/deployments/mine/chat/completions?api-version=2024-06-01", "openai-chat")]
    [InlineData("/api/paas/v4/chat/completions/", "openai-chat")]
    [InlineData("/v1beta/openai/chat/completions", "openai-chat")]
    [InlineData("/openai/v1/responses", "openai-responses")]
    [InlineData("/v1/responses/compact", "openai-responses")]
    [InlineData("/v1/responses/resp_12?stream=true", "openai-responses")]
    [InlineData("/v1/messages?beta=true", "anthropic-messages")]
    [InlineData("/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro:generateContent", "gemini")]
    [InlineData("/v1beta/models/gemini-2.0-flash:streamGenerateContent?alt=sse", "gemini")]
    public void Path_of_a_format_decides(string target, string dialect)
    {
        var interaction = Exchanges.Decoded(target, "{}", "{}");

        interaction.Decoding.Dialect.ShouldBe(dialect);
    }

    [Theory]
    [InlineData("/v1/chat", "{}", ChatAnswer, "openai-chat")]
    [InlineData("/v1/prompts/p1/completions", "{}", ChatAnswer, "openai-chat")]
    [InlineData("/model/anthropic.claude-3-haiku-v1%3A0/invoke", "{}", MessagesAnswer, "anthropic-messages")]
    [InlineData("/v1/projects/p/publishers/anthropic/models/claude-3:rawPredict", "{}", MessagesAnswer, "anthropic-messages")]
    [InlineData("/custom", "{}", "data: {\"type\":\"response.created\",\"response\":{}}\n\n", "openai-responses")]
    [InlineData("/custom", "{}", "event: message_start\ndata: {\"type\":\"message_start\"}\n\n", "anthropic-messages")]
    [InlineData("/custom", "{}", """[{"candidates":[{"content":{}}]}]""", "gemini")]
    public void Shape_decides_where_the_path_does_not(string target, string request, string answer, string dialect)
    {
        var interaction = Exchanges.Decoded(target, request, answer);

        interaction.Decoding.Dialect.ShouldBe(dialect);
    }

    [Theory]
    [InlineData("/v2/chat", """{"model":"m","messages":[]}""", CohereAnswer)]
    [InlineData("/api/chat", """{"model":"m","messages":[]}""", OllamaAnswer)]
    [InlineData("/v1/embeddings", """{"model":"m","input":"x"}""", """{"object":"list","data":[],"model":"m"}""")]
    [InlineData("/v1/completions", """{"model":"m","prompt":"x"}""", """{"object":"text_completion","choices":[{"text":"y"}]}""")]
    [InlineData("/v1/messages/count_tokens", """{"model":"m","messages":[]}""", """{"input_tokens":3}""")]
    [InlineData("/v1beta/models/m:countTokens", """{"contents":[{"parts":[]}]}""", """{"error":{"code":404}}""")]
    [InlineData("/v1/threads/t1/messages", "{}", """{"object":"thread.message"}""")]
    [InlineData("/", "", "")]
    public void Formats_that_resemble_ours_stay_undecoded(string target, string request, string answer)
    {
        var interaction = Exchanges.Decoded(target, request, answer);

        interaction.Decoding.ShouldBe(Core.Interactions.Decoding.Undecoded(Decoder.DialectUnknown));
        interaction.Operation.ShouldBe("other");
    }

    [Fact]
    public void Undecoded_stream_is_still_told_to_be_one()
    {
        var interaction = Exchanges.Decoded("/custom", "{}", "data: {\"x\":1}\n\n", contentType: "text/event-stream");

        interaction.Stream.ShouldBeTrue();
        interaction.Decoding.Dialect.ShouldBeNull();
    }

    [Fact]
    public void Binary_stream_is_told_to_be_one()
    {
        var interaction = Exchanges.Decoded("/model/m/converse-stream", "{}", "\0\0", contentType: "application/vnd.amazon.eventstream");

        interaction.Stream.ShouldBeTrue();
        interaction.Decoding.Dialect.ShouldBeNull();
    }

    [Fact]
    public void Blank_lines_before_a_plain_answer_do_not_matter()
    {
        var interaction = Exchanges.Decoded("/v1/chat/completions", "{}", "\n\n   \n" + ChatAnswer);

        interaction.Output.Single().Parts.Single().Text.ShouldBe("hi");
        interaction.Decoding.IsDecoded.ShouldBeTrue();
    }
}
