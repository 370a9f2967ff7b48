using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class GeminiTests
{
    private const string Plain = "/v1beta/models/gemini-2.5-flash:generateContent";
    private const string Streamed = "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse";

    [Fact]
    public void Thoughts_and_tool_use_are_part_of_the_comparable_usage()
    {
        var interaction = Exchanges.Decoded(Plain, Fixture.Text("gemini/request.json"), Fixture.Text("gemini/plain.json"));

        interaction.Decoding.ShouldBe(new Decoding("gemini", 1, null));
        interaction.Operation.ShouldBe("generate_content");
        interaction.ModelRequested.ShouldBe("gemini-2.5-flash");
        interaction.Reported.ShouldBe(new ReportedUsage(40, 6, 86, 8, null, 30, 25, null, 10));
        interaction.Usage.ShouldBe(new Usage(50, 8, null, 36, 30, 25, null, 10));
        interaction.Told(MessagePartKind.Text).ShouldBe("It rains.");
        interaction.Told(MessagePartKind.Reasoning).ShouldBe("Rain.");
    }

    [Fact]
    public void Request_tells_turns_tools_and_media()
    {
        var interaction = Exchanges.Decoded(Plain, Fixture.Text("gemini/request.json"), null);

        interaction.Input.Select(message => message.Role)
            .ShouldBe([MessageRole.System, MessageRole.User, MessageRole.Assistant, MessageRole.Tool]);
        interaction.Input[1].Parts[1].ShouldBe(new MessagePart(MessagePartKind.Media, "", "audio/wav"));
        interaction.ToolsOffered.ShouldBe(["weather", "googleSearch"]);
    }

    [Fact]
    public void Calls_and_executed_code_are_told_apart()
    {
        var interaction = Exchanges.Decoded(Plain, "{}", Fixture.Text("gemini/tools.json"));

        interaction.Parts(MessagePartKind.ToolCall).Single().ShouldBe(
            new MessagePart(MessagePartKind.ToolCall, "{ \"city\": \"Delft\" }", "weather", "c1"));
        interaction.Parts(MessagePartKind.ServerToolCall).Single().Name.ShouldBe("code_execution");
        interaction.Usage.Output.ShouldBeNull();
    }

    [Theory]
    [InlineData("gemini/text.sse", Streamed, "text/event-stream", 6L)]
    [InlineData("gemini/array.json", "/v1beta/models/gemini-2.5-flash:streamGenerateContent", "application/json", 3L)]
    public void Stream_is_read_in_both_framings(string answer, string target, string contentType, long output)
    {
        var interaction = Exchanges.Decoded(target, "{}", Fixture.Text(answer), contentType: contentType);

        interaction.Stream.ShouldBeTrue();
        interaction.StreamComplete.ShouldBe(true);
        interaction.Told(MessagePartKind.Text).ShouldBe("It rains.");
        interaction.Reported.Output.ShouldBe(output);
    }

    [Fact]
    public void Plain_error_labelled_as_a_stream_is_read_as_what_it_is()
    {
        var interaction = Exchanges.Decoded(
            Streamed, Fixture.Text("gemini/request.json"), Fixture.Text("gemini/error.json"), status: 400, contentType: "text/event-stream");

        interaction.Error.ShouldBe(new InteractionError("INVALID_ARGUMENT", "400", "API key not valid."));
        interaction.Stream.ShouldBeFalse();
        interaction.StreamComplete.ShouldBeNull();
    }

    [Fact]
    public void Blocked_prompt_is_an_error_of_a_complete_exchange()
    {
        const string Answer = """{"promptFeedback":{"blockReason":"SAFETY"},"modelVersion":"gemini-2.5-flash","usageMetadata":{}}""";

        var interaction = Exchanges.Decoded(Streamed, "{}", $"data: {Answer}\n\n", contentType: "text/event-stream");

        interaction.Error!.Code.ShouldBe("blocked:SAFETY");
        interaction.StreamComplete.ShouldBe(true);
    }
}
