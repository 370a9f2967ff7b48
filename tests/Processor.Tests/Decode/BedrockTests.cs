using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class BedrockTests
{
    private const string Converse = "/model/eu.amazon.nova-lite-v1%3A0/converse";
    private const string Invoke = "/model/m-v1%3A0/invoke";

    [Fact]
    public void Converse_tells_turns_tools_calls_and_usage_with_the_cache_beside_the_input()
    {
        var interaction = Exchanges.Decoded(
            Converse,
            """{"system":[{"text":"Be brief."}],"messages":[{"role":"user","content":[{"text":"Weather?"},{"image":{"format":"png"}}]},{"role":"assistant","content":[{"toolUse":{"toolUseId":"t1","name":"weather","input":{}}}]},{"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"json":{"c":7}}]}}]}],"toolConfig":{"tools":[{"toolSpec":{"name":"weather"}}]}}""",
            """{"output":{"message":{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"Cold."}}},{"text":"Seven."},{"toolUse":{"toolUseId":"t2","name":"weather","input":{"city":"Breda"}}}]}},"stopReason":"tool_use","usage":{"inputTokens":10,"outputTokens":4,"totalTokens":44,"cacheReadInputTokens":20,"cacheWriteInputTokens":10}}""");

        interaction.Decoding.ShouldBe(new Decoding("bedrock-converse", 1, null));
        interaction.ModelRequested.ShouldBe("eu.amazon.nova-lite-v1:0");
        interaction.Input.Select(message => message.Role).ShouldBe([MessageRole.System, MessageRole.User, MessageRole.Assistant, MessageRole.Tool]);
        interaction.ToolsOffered.ShouldBe(["weather"]);
        interaction.Told(MessagePartKind.Text).ShouldBe("Seven.");
        interaction.Told(MessagePartKind.Reasoning).ShouldBe("Cold.");
        interaction.Parts(MessagePartKind.ToolCall).Single().ShouldBe(new MessagePart(MessagePartKind.ToolCall, "{\"city\":\"Breda\"}", "weather", "t2"));
        interaction.FinishReasons.ShouldBe(["tool_use"]);
        interaction.Usage.ShouldBe(new Usage(40, 20, 10, 4, null, null, null, null));
    }

    [Fact]
    public void Converse_stream_says_what_the_whole_answer_says()
    {
        var interaction = Streamed("/model/m/converse-stream", AwsStream.Of(
            ("messageStart", """{"role":"assistant"}"""),
            ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"Se"}}"""), ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"ven."}}"""),
            ("contentBlockStart", """{"contentBlockIndex":1,"start":{"toolUse":{"toolUseId":"t2","name":"weather"}}}"""),
            ("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"toolUse":{"input":"{\"city\":"}}}"""),
            ("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"toolUse":{"input":"\"Breda\"}"}}}"""),
            ("messageStop", """{"stopReason":"tool_use"}"""), ("metadata", """{"usage":{"inputTokens":10,"outputTokens":4,"totalTokens":14}}""")));

        interaction.Told(MessagePartKind.Text).ShouldBe("Seven.");
        interaction.Parts(MessagePartKind.ToolCall).Single().Text.ShouldBe("{\"city\":\"Breda\"}");
        interaction.FinishReasons.ShouldBe(["tool_use"]);
        interaction.Reported.Total.ShouldBe(14);
        interaction.StreamComplete.ShouldBe(true);
    }

    [Fact]
    public void Exception_inside_a_stream_is_its_error()
    {
        var interaction = Streamed("/model/m/converse-stream", AwsStream.Of(
            ("messageStart", "{}"), ("modelStreamErrorException", """{"message":"The system encountered an unexpected error"}""")));

        interaction.Error.ShouldBe(new InteractionError("modelStreamErrorException", null, "The system encountered an unexpected error"));
        interaction.StreamComplete.ShouldBe(false);
    }

    [Fact]
    public void Refusal_has_its_type_in_a_header()
    {
        var answer = """{"message":"Too many"}"""u8.ToArray();
        var exchange = Exchanges.Of(Converse, "{}"u8.ToArray(), answer, status: 429) with
        {
            Response = new ResponseCapture(429, [new HeaderField("x-amzn-errortype", "ThrottlingException:http://x/")], answer, answer.Length, Truncated: false),
        };

        Decoder.Decode(exchange).Error.ShouldBe(new InteractionError("ThrottlingException", null, "Too many"));
    }

    [Theory]
    [InlineData("""{"inputText":"Hi"}""", """{"inputTextTokenCount":3,"results":[{"tokenCount":2,"outputText":"Yo","completionReason":"FINISH"}]}""", 3, 2, "FINISH")]
    [InlineData("""{"prompt":"Hi"}""", """{"generation":"Yo","prompt_token_count":3,"generation_token_count":2,"stop_reason":"stop"}""", 3, 2, "stop")]
    [InlineData("""{"prompt":"Hi"}""", """{"outputs":[{"text":"Yo","stop_reason":"stop"}]}""", 9, 8, "stop")]
    [InlineData("""{"prompt":"Hi"}""", """{"id":1,"completions":[{"data":{"text":"Yo"},"finishReason":{"reason":"endoftext"}}]}""", 9, 8, "endoftext")]
    [InlineData("""{"prompt":"Hi"}""", """{"completion":"Yo","stop_reason":"stop_sequence"}""", 9, 8, "stop_sequence")]
    [InlineData("""{"message":"Hi"}""", """{"generation_id":"g","response_id":"r","text":"Yo","finish_reason":"COMPLETE"}""", 9, 8, "COMPLETE")]
    [InlineData("""{"messages":[{"role":"user","content":[{"text":"Hi"}]}],"schemaVersion":"messages-v1"}""", """{"output":{"message":{"content":[{"text":"Yo"}]}},"stopReason":"end_turn","usage":{"inputTokens":3,"outputTokens":2}}""", 3, 2, "end_turn")]
    [InlineData("""{"anthropic_version":"bedrock-2023-05-31","messages":[{"role":"user","content":"Hi"}]}""", """{"type":"message","content":[{"type":"text","text":"Yo"}],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":2}}""", 3, 2, "end_turn")]
    public void Each_model_family_is_read_and_headers_count_where_the_body_does_not(string request, string answer, long input, long output, string reason)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        var exchange = Exchanges.Of(Invoke, Encoding.UTF8.GetBytes(request), bytes) with
        {
            Response = new ResponseCapture(
                200, [new HeaderField("x-amzn-bedrock-input-token-count", "9"), new HeaderField("x-amzn-bedrock-output-token-count", "8")],
                bytes, bytes.Length, Truncated: false),
        };

        var interaction = Decoder.Decode(exchange);

        interaction.Decoding.ShouldBe(new Decoding("bedrock-invoke", 1, null));
        interaction.ModelRequested.ShouldBe("m-v1:0");
        interaction.Input.Single().Parts.Single().Text.ShouldBe("Hi");
        interaction.Told(MessagePartKind.Text).ShouldBe("Yo");
        (interaction.Usage.Input, interaction.Usage.Output).ShouldBe((input, output));
        interaction.FinishReasons.ShouldBe([reason]);
    }

    [Fact]
    public void Streamed_model_is_counted_by_the_metrics_of_the_last_event_where_it_tells_nothing()
    {
        var interaction = Streamed("/model/m/invoke-with-response-stream", AwsStream.Chunks(
            """{"completion":"Y","stop_reason":null}""",
            """{"completion":"o","stop_reason":"stop_sequence","amazon-bedrock-invocationMetrics":{"inputTokenCount":5,"outputTokenCount":2}}"""));

        interaction.Told(MessagePartKind.Text).ShouldBe("Yo");
        (interaction.Usage.Input, interaction.Usage.Output).ShouldBe((5, 2));
        interaction.StreamComplete.ShouldBe(true);
    }

    [Fact]
    public void Count_uses_nothing()
    {
        var interaction = Exchanges.Decoded(
            "/model/m/count-tokens", """{"input":{"converse":{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}}}""", """{"inputTokens":11}""");

        interaction.CountedTokens.ShouldBe(11);
        interaction.Usage.IsUnknown.ShouldBeTrue();
        interaction.Operation.ShouldBe("count_tokens");
    }

    private static Interaction Streamed(string target, byte[] body) =>
        Decoder.Decode(Exchanges.Of(target, "{}"u8.ToArray(), body, contentType: AwsStream.ContentType));
}
