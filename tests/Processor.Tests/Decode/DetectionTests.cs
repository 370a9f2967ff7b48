using AuditPipeline.Processor.Decode;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class DetectionTests
{
    private const string ChatAnswer = """{"id":"1","object":"chat.completion","choices":[{"message":{"content":"hi"}}]}""";
    private const string MessagesAnswer = """{"type":"message","role":"assistant","content":[],"usage":{}}""";

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
    [InlineData("/v1beta/models/m:countTokens", "gemini-count")]
    [InlineData("/v1beta/models/m:batchEmbedContents", "gemini-embed")]
    [InlineData("/v1/projects/p/locations/l/publishers/google/models/m:predict", "vertex-predict")]
    [InlineData("/v1beta/interactions", "gemini-interactions")]
    [InlineData("/v1beta/interactions/v1_abc?stream=true", "gemini-interactions")]
    [InlineData("/v1/messages/count_tokens?beta=true", "anthropic-count")]
    [InlineData("/v1/complete", "anthropic-complete")]
    [InlineData("/model/amazon.nova-lite-v1%3A0/converse", "bedrock-converse")]
    [InlineData("/model/amazon.nova-lite-v1%3A0/converse-stream", "bedrock-converse")]
    [InlineData("/model/anthropic.claude-3-haiku-v1%3A0/invoke", "bedrock-invoke")]
    [InlineData("/model/m/invoke-with-response-stream", "bedrock-invoke")]
    [InlineData("/model/m/count-tokens", "bedrock-count")]
    [InlineData("/v1/embeddings", "openai-embeddings")]
    [InlineData("/v1/completions", "openai-completions")]
    [InlineData("/v1/moderations", "openai-moderations")]
    [InlineData("/v1/images/edits", "openai-images")]
    [InlineData("/v1/audio/transcriptions", "audio-transcription")]
    [InlineData("/v1/listen?model=nova-3", "audio-transcription")]
    [InlineData("/v1/audio/speech", "audio-speech")]
    [InlineData("/v2/chat", "cohere-chat-v2")]
    [InlineData("/v1/generate", "cohere-generate")]
    [InlineData("/v2/embed", "cohere-embed")]
    [InlineData("/v2/rerank", "rerank")]
    [InlineData("/api/chat", "ollama-chat")]
    [InlineData("/api/generate", "ollama-generate")]
    [InlineData("/ml/v1/text/generation_stream?version=2024-02-15", "watsonx")]
    [InlineData("/ml/v1-beta/generation/text?version=2024-02-15", "watsonx")]
    public void Path_of_a_format_decides(string target, string dialect)
    {
        var interaction = Exchanges.Decoded(target, "{}", "{}");

        interaction.Decoding.Dialect.ShouldBe(dialect);
    }

    [Theory]
    [InlineData("/v1/chat", "{}", ChatAnswer, "openai-chat")]
    [InlineData("/v1/prompts/p1/completions", "{}", ChatAnswer, "openai-chat")]
    [InlineData("/v1/chat", """{"message":"x"}""", """{"response_id":"1","generation_id":"2","text":"hi"}""", "cohere-chat-v1")]
    [InlineData("/v1/prompts/p1/completions", """{"prompt":"x"}""", """{"object":"text_completion","choices":[{"text":"y"}]}""", "openai-completions")]
    [InlineData("/complete", """{"prompt":[]}""", """{"completions":[],"num_tokens_generated":1}""", "alephalpha")]
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
    [InlineData("/v1/responses/input_tokens", """{"model":"m","input":"x"}""", """{"object":"response.input_tokens","input_tokens":3}""")]
    [InlineData("/v1/batches", """{"endpoint":"/v1/chat/completions"}""", """{"object":"batch","id":"1"}""")]
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
        interaction.Decoding.UndecodedReason.ShouldBe("truncated");
    }

    [Fact]
    public void Blank_lines_before_a_plain_answer_do_not_matter()
    {
        var interaction = Exchanges.Decoded("/v1/chat/completions", "{}", "\n\n   \n" + ChatAnswer);

        interaction.Output.Single().Parts.Single().Text.ShouldBe("hi");
        interaction.Decoding.IsDecoded.ShouldBeTrue();
    }
}
