using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class OpenAiChatTests
{
    private const string Target = "/v1/chat/completions";

    [Fact]
    public void Plain_answer_tells_model_text_usage_and_finish_reason()
    {
        var interaction = Exchanges.Decoded(Target, Fixture.Text("openai-chat/request.json"), Fixture.Text("openai-chat/plain.json"));

        interaction.Decoding.ShouldBe(new Decoding("openai-chat", 1, null));
        interaction.Operation.ShouldBe("chat");
        interaction.ModelRequested.ShouldBe("gpt-4o-mini");
        interaction.ModelAnswered.ShouldBe("gpt-4o-mini-2024-07-18");
        interaction.ResponseId.ShouldBe("chatcmpl-1");
        interaction.FinishReasons.ShouldBe(["stop"]);
        interaction.Told(MessagePartKind.Text).ShouldBe("A bridge over the Maas.");
        interaction.Reported.ShouldBe(new ReportedUsage(120, 9, 129, 64, null, 4, 0, 0, null));
        interaction.Usage.Input.ShouldBe(120);
        interaction.Usage.Output.ShouldBe(9);
        interaction.Stream.ShouldBeFalse();
        interaction.StreamComplete.ShouldBeNull();
    }

    [Fact]
    public void Request_keeps_every_turn_and_media_without_content()
    {
        var interaction = Exchanges.Decoded(Target, Fixture.Text("openai-chat/request.json"), null);

        interaction.Input.Select(message => message.Role)
            .ShouldBe([MessageRole.System, MessageRole.User, MessageRole.Assistant, MessageRole.Tool]);
        interaction.Input[1].Parts.ShouldBe(
            [new MessagePart(MessagePartKind.Text, "What is on this picture?"), new MessagePart(MessagePartKind.Media, "", "image/png")]);
        interaction.Input[2].Parts.ShouldBe([new MessagePart(MessagePartKind.ToolCall, "{\"zoom\":2}", "look", "call_1")]);
        interaction.Input[3].Parts.ShouldBe([new MessagePart(MessagePartKind.ToolResult, "a bridge", null, "call_1")]);
        interaction.ToolsOffered.ShouldBe(["look"]);
    }

    [Fact]
    public void Tool_calls_keep_their_order_and_arguments()
    {
        var interaction = Exchanges.Decoded(Target, Fixture.Text("openai-chat/request.json"), Fixture.Text("openai-chat/tools.json"));

        interaction.Parts(MessagePartKind.ToolCall).ShouldBe(
        [
            new MessagePart(MessagePartKind.ToolCall, "{\"zoom\":2}", "look", "call_1"),
            new MessagePart(MessagePartKind.ToolCall, "{\"zoom\":4}", "look", "call_2"),
        ]);
        interaction.Usage.CachedInput.ShouldBeNull();
    }

    [Fact]
    public void Stream_is_put_together_and_its_empty_first_chunk_hides_nothing()
    {
        var interaction = Exchanges.Decoded(
            Target, Fixture.Text("openai-chat/request.json"), Fixture.Text("openai-chat/text.sse"), contentType: "text/event-stream");

        interaction.Stream.ShouldBeTrue();
        interaction.StreamComplete.ShouldBe(true);
        interaction.ModelAnswered.ShouldBe("gpt-4o-mini-2024-07-18");
        interaction.ResponseId.ShouldBe("chatcmpl-3");
        interaction.Told(MessagePartKind.Text).ShouldBe("A bridge over the Maas.");
        interaction.Reported.Total.ShouldBe(129);
    }

    [Fact]
    public void Fragments_of_streamed_tool_calls_are_told_apart_by_index()
    {
        var interaction = Exchanges.Decoded(
            Target, Fixture.Text("openai-chat/request.json"), Fixture.Text("openai-chat/tools.sse"), contentType: "text/event-stream");

        interaction.Parts(MessagePartKind.ToolCall).ShouldBe(
        [
            new MessagePart(MessagePartKind.ToolCall, "{\"zoom\":2}", "look", "call_1"),
            new MessagePart(MessagePartKind.ToolCall, "{}", "listen", "call_2"),
        ]);
        interaction.FinishReasons.ShouldBe(["tool_calls"]);
        interaction.Usage.IsUnknown.ShouldBeTrue();
    }

    [Fact]
    public void Whole_calls_in_one_chunk_without_index_are_separate_calls()
    {
        const string Chunk = """
            data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"tool_calls":[
            data: {"id":"a","function":{"name":"look","arguments":"{}"}},{"id":"b","function":{"name":"look","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}


            """;

        var interaction = Exchanges.Decoded(Target, "{}", Chunk, contentType: "text/event-stream");

        interaction.Parts(MessagePartKind.ToolCall).Select(part => part.CallId).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Refused_call_tells_the_request_and_the_error()
    {
        var interaction = Exchanges.Decoded(
            Target, Fixture.Text("openai-chat/request.json"), Fixture.Text("openai-chat/error.json"), status: 401);

        interaction.Error.ShouldBe(new InteractionError("invalid_request_error", "invalid_api_key", "Incorrect API key provided."));
        interaction.ModelRequested.ShouldBe("gpt-4o-mini");
        interaction.ModelAnswered.ShouldBeNull();
        interaction.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"choices":[],"error":{"code":502,"message":"upstream"}}""", null, "502")]
    [InlineData("""{"error":{"type":"server_error","code":null,"message":"upstream"}}""", "server_error", null)]
    public void Error_inside_a_stream_of_status_200_is_told(string chunk, string? type, string? code)
    {
        var interaction = Exchanges.Decoded(Target, "{}", $"data: {chunk}\n\n", contentType: "text/event-stream");

        interaction.Error.ShouldBe(new InteractionError(type, code, "upstream"));
        interaction.StreamComplete.ShouldBe(false);
    }

    [Theory]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":40}""", 10L, 30L)]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":40,"prompt_tokens_details":{"audio_tokens":25}}""", 35L, 5L)]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5}""", 10L, 5L)]
    [InlineData("""{"prompt_tokens":-1,"completion_tokens":1.5,"total_tokens":"40"}""", null, null)]
    public void Tokens_that_only_the_total_tells_are_made_visible(string usage, long? input, long? output)
    {
        var interaction = Exchanges.Decoded(Target, "{}", $$"""{"object":"chat.completion","choices":[],"usage":{{usage}}}""");

        interaction.Usage.Input.ShouldBe(input);
        interaction.Usage.Output.ShouldBe(output);
    }

    [Fact]
    public void Spoken_answer_is_told_by_its_transcript_and_one_media_part()
    {
        const string Chunks = """
            data: {"choices":[{"index":0,"delta":{"audio":{"transcript":"Good ","data":"AAAA"}}}]}

            data: {"choices":[{"index":0,"delta":{"audio":{"transcript":"day.","data":"BBBB"}},"finish_reason":"stop"}]}

            data: [DONE]


            """;

        var interaction = Exchanges.Decoded(Target, "{}", Chunks, contentType: "text/event-stream");

        interaction.Told(MessagePartKind.AudioTranscript).ShouldBe("Good day.");
        interaction.Told(MessagePartKind.Text).ShouldBeEmpty();
        interaction.Parts(MessagePartKind.Media).Single().Name.ShouldBe("audio");
    }

    [Fact]
    public void Usage_that_groq_puts_elsewhere_is_found()
    {
        const string Chunk = """{"choices":[],"x_groq":{"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}}""";

        var interaction = Exchanges.Decoded(Target, "{}", $"data: {Chunk}\n\ndata: [DONE]\n\n", contentType: "text/event-stream");

        interaction.Reported.Total.ShouldBe(7);
    }
}
