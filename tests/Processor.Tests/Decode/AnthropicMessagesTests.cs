using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class AnthropicMessagesTests
{
    private const string Target = "/v1/messages?beta=true";

    [Fact]
    public void Cache_reads_and_writes_are_part_of_the_comparable_input()
    {
        var interaction = Exchanges.Decoded(
            Target, Fixture.Text("anthropic-messages/request.json"), Fixture.Text("anthropic-messages/plain.json"));

        interaction.Decoding.ShouldBe(new Decoding("anthropic-messages", 1, null));
        interaction.Reported.Input.ShouldBe(20);
        interaction.Usage.ShouldBe(new Usage(1320, 1000, 300, 12, null, null, null, null) { CacheWriteOneHour = 200 });
        interaction.FinishReasons.ShouldBe(["end_turn"]);
        interaction.Told(MessagePartKind.Text).ShouldBe("It clears up.");
        interaction.Told(MessagePartKind.Reasoning).ShouldBe("Rain, then sun.");
    }

    [Fact]
    public void Tool_results_in_the_users_turn_become_a_turn_of_their_own()
    {
        var interaction = Exchanges.Decoded(Target, Fixture.Text("anthropic-messages/request.json"), null);

        interaction.Input.Select(message => message.Role).ShouldBe(
            [MessageRole.System, MessageRole.User, MessageRole.Assistant, MessageRole.Tool, MessageRole.User]);
        interaction.Input[3].Parts.ShouldBe([new MessagePart(MessagePartKind.ToolResult, "rain", null, "toolu_1")]);
        interaction.Input[4].Parts[0].ShouldBe(new MessagePart(MessagePartKind.Media, "", "image/jpeg"));
        interaction.ToolsOffered.ShouldBe(["weather", "web_search"]);
    }

    [Fact]
    public void Own_and_server_tools_are_told_apart_and_opaque_results_left_out()
    {
        var interaction = Exchanges.Decoded(Target, "{}", Fixture.Text("anthropic-messages/tools.json"));

        interaction.Parts(MessagePartKind.ToolCall).Single().Name.ShouldBe("weather");
        interaction.Parts(MessagePartKind.ServerToolCall).Single().Name.ShouldBe("web_search");
        interaction.Parts(MessagePartKind.ToolResult).Single().Text.ShouldBe("Delft\nhttps://example.com");
        interaction.Usage.WebSearches.ShouldBe(1);
    }

    [Fact]
    public void Later_counts_of_a_stream_replace_earlier_ones_and_the_unnamed_stay()
    {
        var interaction = Exchanges.Decoded(
            Target, "{}", Fixture.Text("anthropic-messages/text.sse"), contentType: "text/event-stream");

        interaction.Reported.Input.ShouldBe(25);
        interaction.Reported.CachedInput.ShouldBe(1000);
        interaction.Reported.Output.ShouldBe(12);
        interaction.Usage.Input.ShouldBe(1025);
        interaction.Told(MessagePartKind.Text).ShouldBe("It clears up.");
        interaction.StreamComplete.ShouldBe(true);
    }

    [Fact]
    public void Streamed_arguments_replace_the_empty_object_of_the_start()
    {
        var interaction = Exchanges.Decoded(
            Target, "{}", Fixture.Text("anthropic-messages/tools.sse"), contentType: "text/event-stream");

        interaction.Parts(MessagePartKind.ToolCall).ShouldBe(
            [new MessagePart(MessagePartKind.ToolCall, "{\"city\": \"Delft\"}", "weather", "toolu_1")]);
    }

    [Fact]
    public void Refused_call_tells_the_error()
    {
        var interaction = Exchanges.Decoded(
            Target, Fixture.Text("anthropic-messages/request.json"), Fixture.Text("anthropic-messages/error.json"), status: 401);

        interaction.Error.ShouldBe(new InteractionError("authentication_error", null, "invalid x-api-key"));
        interaction.ModelRequested.ShouldBe("claude-sonnet-4-5");
    }
}
