using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class McpTests
{
    private const string Call =
        """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"find_order","arguments":{"number":"A-12"}}}""";

    [Fact]
    public void Tool_call_and_its_result_are_read()
    {
        var interaction = Exchanges.Decoded(
            "/tools/mcp", Call,
            """
            {"jsonrpc":"2.0","id":7,"result":{"content":[{"type":"text","text":"Shipped"},{"type":"image","mimeType":"image/png","data":"AAAA"},
            {"type":"resource_link","uri":"file:///a.txt","name":"a.txt"},{"type":"resource","resource":{"uri":"file:///b","text":"inner"}}],
            "structuredContent":{"state":"shipped"},"isError":false}}
            """);

        interaction.Decoding.ShouldBe(new Decoding("mcp", 1, null));
        interaction.Operation.ShouldBe("execute_tool");
        var asked = interaction.Input.Single();
        asked.Role.ShouldBe(MessageRole.Assistant);
        asked.Parts.Single().ShouldBe(new MessagePart(MessagePartKind.ToolCall, """{"number":"A-12"}""", "find_order", "7"));
        interaction.Output.Single().Role.ShouldBe(MessageRole.Tool);
        interaction.Output.Single().Parts.ShouldBe(
        [
            new MessagePart(MessagePartKind.ToolResult, "Shipped", "find_order", "7"),
            new MessagePart(MessagePartKind.Media, "", "image/png"),
            new MessagePart(MessagePartKind.ToolResult, "a.txt\nfile:///a.txt", "find_order", "7"),
            new MessagePart(MessagePartKind.ToolResult, "inner", "find_order", "7"),
            new MessagePart(MessagePartKind.ToolResult, """{"state":"shipped"}""", "find_order", "7"),
        ]);
        interaction.FinishReasons.ShouldBeEmpty();
        interaction.Error.ShouldBeNull();
        interaction.StreamComplete.ShouldBeNull();
    }

    [Fact]
    public void Structured_result_that_is_also_written_as_text_is_kept_once()
    {
        var interaction = Exchanges.Decoded(
            "/mcp", Call, """{"jsonrpc":"2.0","id":7,"result":{"content":[{"type":"text","text":"{\"a\":1}"}],"structuredContent":{"a":1}}}""");

        interaction.Parts(MessagePartKind.ToolResult).Single().Text.ShouldBe("""{"a":1}""");
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":7,"result":{"content":[{"type":"text","text":"No such order"}],"isError":true}}""", 200, "tool_error", null, "No such order")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"Unknown tool"}}""", 200, null, "-32602", "Unknown tool")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}""", 400, null, "-32700", "Parse error")]
    public void Failed_tool_and_refused_call_are_errors(string answer, int status, string? type, string? code, string message)
    {
        Exchanges.Decoded("/mcp", Call, answer, status).Error.ShouldBe(new InteractionError(type, code, message));
    }

    [Theory]
    [InlineData("initialize", "mcp.initialize")]
    [InlineData("tools/list", "mcp.tools/list")]
    [InlineData("notifications/cancelled", "mcp.notifications/cancelled")]
    [InlineData("acme/private", "mcp.other")]
    public void Method_names_the_operation_in_a_closed_set(string method, string operation)
    {
        Exchanges.Decoded("/mcp", $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}"}""", null).Operation.ShouldBe(operation);
    }

    [Fact]
    public void Tools_of_a_list_are_the_tools_offered()
    {
        var interaction = Exchanges.Decoded(
            "/mcp", """{"jsonrpc":"2.0","id":"l","method":"tools/list"}""",
            """{"jsonrpc":"2.0","id":"l","result":{"tools":[{"name":"find_order"},{"name":"refund"}]}}""");

        interaction.ToolsOffered.ShouldBe(["find_order", "refund"]);
    }

    [Fact]
    public void Resource_prompt_and_instructions_are_text()
    {
        var resource = Exchanges.Decoded(
            "/mcp", """{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"file:///notes"}}""",
            """{"jsonrpc":"2.0","id":1,"result":{"contents":[{"uri":"file:///notes","text":"Notes"},{"uri":"x","blob":"AAAA","mimeType":"application/pdf"}]}}""");
        var prompt = Exchanges.Decoded(
            "/mcp", """{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"review","arguments":{"code":"x"}}}""",
            """{"jsonrpc":"2.0","id":1,"result":{"messages":[{"role":"user","content":{"type":"text","text":"Review x"}},{"role":"assistant","content":{"type":"text","text":"Sure"}}]}}""");
        var begun = Exchanges.Decoded(
            "/mcp", """{"jsonrpc":"2.0","id":1,"method":"initialize"}""",
            """{"jsonrpc":"2.0","id":1,"result":{"serverInfo":{"name":"s"},"instructions":"Be brief"}}""");

        resource.Input.Single().Parts.Single().Text.ShouldBe("file:///notes");
        resource.Told(MessagePartKind.Text).ShouldBe("Notes");
        resource.Parts(MessagePartKind.Media).Single().Name.ShouldBe("application/pdf");
        prompt.Input.Single().Parts.Select(part => part.Text).ShouldBe(["review", """{"code":"x"}"""]);
        prompt.Output.Select(message => (message.Role, message.Parts.Single().Text))
            .ShouldBe([(MessageRole.User, "Review x"), (MessageRole.Assistant, "Sure")]);
        begun.Output.Single().Role.ShouldBe(MessageRole.System);
        begun.Told(MessagePartKind.Text).ShouldBe("Be brief");
    }

    [Fact]
    public void Batch_has_every_call_and_every_result_in_order()
    {
        const string batch =
            """
            [{"jsonrpc":"2.0","method":"notifications/initialized"},{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a"}},
            {"jsonrpc":"2.0","id":"1","method":"tools/call","params":{"name":"b","arguments":{}}}]
            """;
        const string answers =
            """[{"jsonrpc":"2.0","id":"1","result":{"content":[{"type":"text","text":"B"}]}},{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"A"}]}}]""";

        var interaction = Exchanges.Decoded("/anywhere", batch, answers);

        interaction.Decoding.ShouldBe(new Decoding("mcp", 1, null));
        interaction.Operation.ShouldBe("execute_tool");
        interaction.Input.SelectMany(message => message.Parts).Select(part => part.Name).ShouldBe(["a", "b"]);
        interaction.Parts(MessagePartKind.ToolResult).Select(part => (part.Name, part.Text)).ShouldBe([("b", "B"), ("a", "A")]);
        interaction.Stream.ShouldBeFalse();
    }

    private const string Stream =
        "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progress\":1}}\n\n"
        + "data: {\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"method\":\"sampling/createMessage\",\"params\":{\"systemPrompt\":\"Sum up\",\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Long text\"}}]}}\n\n"
        + "data: {\"jsonrpc\":\"2.0\",\"id\":\"s2\",\"method\":\"elicitation/create\",\"params\":{\"message\":\"Your name?\",\"requestedSchema\":{\"type\":\"object\"}}}\n\n"
        + "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":\"log\"}}\n\n";

    [Fact]
    public void Stream_ends_with_the_response_to_what_was_asked_and_keeps_what_the_server_asked()
    {
        var answer = Stream + "data: {\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"Done\"}]}}\n\n";

        var whole = Exchanges.Decoded("/mcp", Call, answer, contentType: "text/event-stream");
        var cut = Exchanges.Decoded("/mcp", Call, Stream, contentType: "text/event-stream");

        (whole.Stream, whole.StreamComplete, cut.StreamComplete).ShouldBe((true, true, false));
        whole.Notifications.ShouldBe(2);
        whole.Parts(MessagePartKind.ServerToolCall).Select(part => (part.Name, part.Text, part.CallId))
            .ShouldBe([("sampling/createMessage", "", "s1"), ("elicitation/create", """{"type":"object"}""", "s2")]);
        whole.Parts(MessagePartKind.Text).Select(part => part.Text).ShouldBe(["Sum up", "Long text", "Your name?"]);
        whole.Told(MessagePartKind.ToolResult).ShouldBe("Done");
    }

    [Fact]
    public void Answer_to_the_server_is_what_the_caller_sends()
    {
        var sampled = Exchanges.Decoded(
            "/rpc", """{"jsonrpc":"2.0","id":"s1","result":{"role":"assistant","model":"owl-1","content":{"type":"text","text":"Short"}}}""", "", 202);
        var elicited = Exchanges.Decoded(
            "/rpc", """{"jsonrpc":"2.0","id":"s2","result":{"action":"accept","content":{"name":"Ann"}}}""", "", 202);

        (sampled.Operation, sampled.ModelAnswered).ShouldBe(("mcp.response", "owl-1"));
        sampled.Input.Single().Parts.Single().Text.ShouldBe("Short");
        elicited.Input.Single().Parts.Select(part => part.Text).ShouldBe(["accept", """{"name":"Ann"}"""]);
        elicited.Decoding.IsDecoded.ShouldBeTrue();
    }

    [Fact]
    public void Notification_may_be_answered_by_a_word_and_a_call_may_not()
    {
        var notified = Exchanges.Decoded(
            "/mcp", """{"jsonrpc":"2.0","method":"notifications/initialized"}""", "Accepted", 202, "text/plain");
        var called = Exchanges.Decoded("/mcp", Call, "Accepted", 200, "text/plain");

        notified.Decoding.IsDecoded.ShouldBeTrue();
        called.Decoding.UndecodedReason.ShouldBe(Decoder.AnswerUnreadable);
    }

    [Theory]
    [InlineData("/v1/messages?sessionId=1", Call, "mcp")]
    [InlineData("/rpc", Call, "mcp")]
    [InlineData("/rpc", """{"jsonrpc":"2.0","id":1,"method":"message/send"}""", null)]
    [InlineData("/rpc", """{"jsonrpc":"2.0","id":1,"method":"tasks/get"}""", null)]
    [InlineData("/rpc", """{"jsonrpc":"1.0","id":1,"method":"tools/call"}""", null)]
    public void Protocol_is_known_by_its_shape(string target, string request, string? dialect)
    {
        Exchanges.Decoded(target, request, null).Decoding.Dialect.ShouldBe(dialect);
    }

    [Fact]
    public void Stream_to_listen_on_is_known_by_what_comes()
    {
        var envelope = Exchanges.Of("/events", [], Encoding.UTF8.GetBytes(Stream), contentType: "text/event-stream", method: "GET");

        var interaction = Decoder.Decode(envelope);

        (interaction.Decoding.Dialect, interaction.Operation, interaction.Notifications).ShouldBe(("mcp", "mcp.listen", 2));
        interaction.StreamComplete.ShouldBe(true);   // it was passed on to its end
        Decoder.Decode(envelope with { Outcome = CaptureOutcome.ClientLeft }).StreamComplete.ShouldBe(false);
    }
}
