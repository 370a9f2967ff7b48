using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class OpenAiResponsesTests
{
    private const string Target = "/v1/responses";

    [Fact]
    public void Plain_answer_tells_text_reasoning_and_server_tools_apart()
    {
        var interaction = Exchanges.Decoded(
            Target, Fixture.Text("openai-responses/request.json"), Fixture.Text("openai-responses/plain.json"));

        interaction.Decoding.ShouldBe(new Decoding("openai-responses", 1, null));
        interaction.ModelAnswered.ShouldBe("gpt-5-mini-2025-08-07");
        interaction.FinishReasons.ShouldBe(["completed"]);
        interaction.Told(MessagePartKind.Text).ShouldBe("It rains.");
        interaction.Told(MessagePartKind.Reasoning).ShouldBe("The tool says rain.");
        interaction.Parts(MessagePartKind.ServerToolCall).Single().Name.ShouldBe("web_search_call");
        interaction.Reported.ShouldBe(new ReportedUsage(80, 30, 110, 16, null, 20, null, null, null));
    }

    [Fact]
    public void Request_begins_with_the_instructions()
    {
        var interaction = Exchanges.Decoded(Target, Fixture.Text("openai-responses/request.json"), null);

        interaction.Input.Select(message => message.Role)
            .ShouldBe([MessageRole.System, MessageRole.User, MessageRole.Assistant, MessageRole.Tool]);
        interaction.Input[1].Parts[1].ShouldBe(new MessagePart(MessagePartKind.Media, "", "image"));
        interaction.Input[3].Parts.ShouldBe([new MessagePart(MessagePartKind.ToolResult, "rain", null, "call_1")]);
        interaction.ToolsOffered.ShouldBe(["weather", "web_search"]);
    }

    [Fact]
    public void Incomplete_answer_finishes_with_its_reason()
    {
        var interaction = Exchanges.Decoded(Target, "{}", Fixture.Text("openai-responses/tools.json"));

        interaction.FinishReasons.ShouldBe(["max_output_tokens"]);
        interaction.Parts(MessagePartKind.ToolCall).ShouldBe(
        [
            new MessagePart(MessagePartKind.ToolCall, "{\"city\":\"Delft\"}", "weather", "call_1"),
            new MessagePart(MessagePartKind.ToolCall, "ahoy", "shout", "call_2"),
        ]);
    }

    [Fact]
    public void Stream_counts_its_text_once()
    {
        var interaction = Exchanges.Decoded(
            Target, "{}", Fixture.Text("openai-responses/text.sse"), contentType: "text/event-stream");

        interaction.StreamComplete.ShouldBe(true);
        interaction.Told(MessagePartKind.Text).ShouldBe("It rains.");
        interaction.Usage.CachedInput.ShouldBe(16);
    }

    [Fact]
    public void Streamed_call_is_read_from_its_fragments_when_the_last_event_is_empty()
    {
        var interaction = Exchanges.Decoded(
            Target, "{}", Fixture.Text("openai-responses/tools.sse"), contentType: "text/event-stream");

        interaction.Parts(MessagePartKind.ToolCall).ShouldBe(
            [new MessagePart(MessagePartKind.ToolCall, "{\"city\":\"Delft\"}", "weather", "call_1")]);
        interaction.Reported.Total.ShouldBe(15);
    }

    [Fact]
    public void Refused_call_tells_the_error()
    {
        var interaction = Exchanges.Decoded(
            Target, Fixture.Text("openai-responses/request.json"), Fixture.Text("openai-responses/error.json"), status: 400);

        interaction.Error.ShouldBe(new InteractionError("invalid_request_error", "model_not_found", "The requested model does not exist."));
    }

    [Fact]
    public void Answer_read_again_is_no_new_call()
    {
        var envelope = Exchanges.Of(
            "/v1/responses/resp_1?stream=false", [], Fixture.Bytes("openai-responses/plain.json"), method: "GET");

        var interaction = Processor.Decode.Decoder.Decode(envelope);

        interaction.Operation.ShouldBe("retrieve");
        interaction.Decoding.IsDecoded.ShouldBeTrue();
    }
}
