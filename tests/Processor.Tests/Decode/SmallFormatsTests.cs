using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class SmallFormatsTests
{
    [Theory]
    [InlineData("/v1/completions", """{"model":"m","prompt":["Hi"]}""", """{"id":"r","model":"m1","choices":[{"text":"Yo","finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""", "openai-completions", "text_completion", "r", "stop")]
    [InlineData("/v1/generate", """{"model":"m","prompt":"Hi"}""", """{"id":"r","generations":[{"text":"Yo","finish_reason":"COMPLETE"}],"meta":{"billed_units":{"input_tokens":3,"output_tokens":2}}}""", "cohere-generate", "text_completion", "r", "COMPLETE")]
    [InlineData("/v2/chat", """{"model":"m","messages":[{"role":"user","content":"Hi"}]}""", """{"id":"r","message":{"role":"assistant","content":[{"type":"text","text":"Yo"}]},"finish_reason":"COMPLETE","usage":{"billed_units":{"input_tokens":1,"output_tokens":1},"tokens":{"input_tokens":3,"output_tokens":2}}}""", "cohere-chat-v2", "chat", "r", "COMPLETE")]
    [InlineData("/v1/chat", """{"model":"m","message":"Hi"}""", """{"response_id":"r","generation_id":"g","text":"Yo","finish_reason":"COMPLETE","meta":{"tokens":{"input_tokens":3,"output_tokens":2}}}""", "cohere-chat-v1", "chat", "r", "COMPLETE")]
    [InlineData("/api/chat", """{"model":"m","messages":[{"role":"user","content":"Hi"}]}""", """{"model":"m","message":{"role":"assistant","content":"Yo"},"done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":2}""", "ollama-chat", "chat", null, "stop")]
    [InlineData("/api/generate", """{"model":"m","prompt":"Hi"}""", """{"model":"m","response":"Yo","done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":2}""", "ollama-generate", "text_completion", null, "stop")]
    [InlineData("/ml/v1/text/generation?version=1", """{"model_id":"m","input":"Hi"}""", """{"model_id":"m","results":[{"generated_text":"Yo","generated_token_count":2,"input_token_count":3,"stop_reason":"eos_token"}]}""", "watsonx", "text_completion", null, "eos_token")]
    [InlineData("/complete", """{"model":"m","prompt":[{"type":"text","data":"Hi"}]}""", """{"completions":[{"completion":"Yo","finish_reason":"end_of_text"}],"num_tokens_prompt_total":3,"num_tokens_generated":2}""", "alephalpha", "text_completion", null, "end_of_text")]
    [InlineData("/v1beta/interactions", """{"model":"m","input":"Hi"}""", """{"id":"r","model":"m","status":"completed","steps":[{"type":"model_output","content":[{"type":"text","text":"Yo"}]}],"usage":{"total_input_tokens":3,"total_output_tokens":2}}""", "gemini-interactions", "chat", "r", "completed")]
    public void Text_of_both_sides_tokens_and_end_are_read(
        string target, string request, string answer, string dialect, string operation, string? id, string reason)
    {
        var interaction = Exchanges.Decoded(target, request, answer);

        interaction.Decoding.ShouldBe(new Decoding(dialect, 1, null));
        interaction.Operation.ShouldBe(operation);
        interaction.ModelRequested.ShouldBe("m");
        interaction.ResponseId.ShouldBe(id);
        interaction.Input.Single().Parts.Single().Text.ShouldBe("Hi");
        interaction.Told(MessagePartKind.Text).ShouldBe("Yo");
        (interaction.Usage.Input, interaction.Usage.Output).ShouldBe((3, 2));
        interaction.FinishReasons.ShouldBe([reason]);
        interaction.StreamComplete.ShouldBeNull();
    }

    [Theory]
    [InlineData("/v1/completions", "data: {\"choices\":[{\"text\":\"Y\"}]}\n\ndata: {\"choices\":[{\"text\":\"o\",\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", "text/event-stream")]
    [InlineData("/v1/complete", "event: completion\ndata: {\"completion\":\"Y\"}\n\nevent: completion\ndata: {\"completion\":\"o\",\"stop_reason\":\"stop_sequence\"}\n\n", "text/event-stream")]
    [InlineData("/v2/chat", "data: {\"type\":\"content-delta\",\"index\":0,\"delta\":{\"message\":{\"content\":{\"text\":\"Yo\"}}}}\n\ndata: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"COMPLETE\"}}\n\n", "text/event-stream")]
    [InlineData("/v1/chat", "{\"event_type\":\"stream-start\",\"generation_id\":\"g\"}\n{\"event_type\":\"text-generation\",\"text\":\"Yo\"}\n{\"event_type\":\"stream-end\",\"finish_reason\":\"COMPLETE\"}\n", "application/stream+json")]
    [InlineData("/api/chat", "{\"message\":{\"content\":\"Y\"},\"done\":false}\n{\"message\":{\"content\":\"o\"},\"done\":true,\"done_reason\":\"stop\"}\n", "application/x-ndjson")]
    [InlineData("/api/generate", "{\"response\":\"Y\",\"done\":false}\n{\"response\":\"o\",\"done\":true}\n", "application/json")]
    [InlineData("/ml/v1/text/generation_stream", "event: message\ndata: {\"results\":[{\"generated_text\":\"Y\",\"stop_reason\":\"not_finished\"}]}\n\nevent: message\ndata: {\"results\":[{\"generated_text\":\"o\",\"stop_reason\":\"eos_token\"}]}\n\n", "text/event-stream")]
    [InlineData("/v1beta/interactions", "data: {\"event_type\":\"step.delta\",\"index\":0,\"delta\":{\"type\":\"text\",\"text\":\"Yo\"}}\n\ndata: {\"event_type\":\"interaction.completed\",\"interaction\":{\"status\":\"completed\"}}\n\n", "text/event-stream")]
    [InlineData("/v1/audio/transcriptions", "data: {\"type\":\"transcript.text.delta\",\"delta\":\"Y\"}\n\ndata: {\"type\":\"transcript.text.done\",\"text\":\"Yo\"}\n\n", "text/event-stream")]
    public void Stream_is_joined_and_its_end_is_known(string target, string answer, string contentType)
    {
        var whole = Exchanges.Decoded(target, "{}", answer, contentType: contentType);
        whole.Told(MessagePartKind.Text).ShouldBe("Yo");
        whole.Stream.ShouldBeTrue();
        whole.StreamComplete.ShouldBe(true);

        for (var length = 1; length < answer.Length; length++)
        {
            var cut = Decoder.Decode(Exchanges.Of(
                target, [], Encoding.UTF8.GetBytes(answer)[..length], contentType: contentType, outcome: CaptureOutcome.ClientLeft));
            "Yo".ShouldStartWith(cut.Told(MessagePartKind.Text));
        }
    }

    [Theory]
    [InlineData("/v1/embeddings", """{"model":"m","input":["Hi"]}""", """{"object":"list","model":"m","usage":{"prompt_tokens":3,"total_tokens":3}}""", "openai-embeddings", "embeddings")]
    [InlineData("/v2/embed", """{"model":"m","texts":["Hi"]}""", """{"id":"1","meta":{"billed_units":{"input_tokens":3}}}""", "cohere-embed", "embeddings")]
    [InlineData("/v1beta/models/m:embedContent", """{"content":{"parts":[{"text":"Hi"}]}}""", """{"usageMetadata":{"promptTokenCount":3}}""", "gemini-embed", "embeddings")]
    [InlineData("/v1/publishers/google/models/m:predict", """{"instances":[{"content":"Hi"}]}""", """{"predictions":[{"embeddings":{"statistics":{"token_count":3}}}]}""", "vertex-predict", "embeddings")]
    [InlineData("/v1/images/generations", """{"model":"m","prompt":"Hi"}""", """{"data":[{"url":"https://x/"}],"usage":{"input_tokens":3,"output_tokens":9}}""", "openai-images", "image")]
    public void Formats_without_words_in_the_answer_tell_input_and_tokens(string target, string request, string answer, string dialect, string operation)
    {
        var interaction = Exchanges.Decoded(target, request, answer);

        interaction.Decoding.ShouldBe(new Decoding(dialect, 1, null));
        interaction.Operation.ShouldBe(operation);
        interaction.ModelRequested.ShouldBe("m");
        interaction.Input.Single().Parts.Single().Text.ShouldBe("Hi");
        interaction.Usage.Input.ShouldBe(3);
        interaction.FinishReasons.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/v1/messages/count_tokens", """{"model":"m","messages":[{"role":"user","content":"Hi"}]}""", """{"input_tokens":7}""")]
    [InlineData("/v1beta/models/m:countTokens", """{"contents":[{"parts":[{"text":"Hi"}]}]}""", """{"totalTokens":7}""")]
    public void Count_of_tokens_is_no_usage(string target, string request, string answer)
    {
        var interaction = Exchanges.Decoded(target, request, answer);

        interaction.CountedTokens.ShouldBe(7);
        interaction.Usage.IsUnknown.ShouldBeTrue();
        interaction.Operation.ShouldBe("count_tokens");
        interaction.Input.Single().Parts.Single().Text.ShouldBe("Hi");
    }

    [Fact]
    public void Transcription_takes_its_model_from_the_form_and_its_words_from_any_form_of_answer()
    {
        var form = "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--b--\r\n"u8.ToArray();
        var exchange = Exchanges.Of("/v1/audio/transcriptions", form, "Yo\n"u8.ToArray(), contentType: "text/plain; charset=utf-8");
        exchange = exchange with { Request = exchange.Request with { Headers = [new HeaderField("content-type", "multipart/form-data; boundary=b")] } };

        var interaction = Decoder.Decode(exchange);

        interaction.Decoding.ShouldBe(new Decoding("audio-transcription", 1, null));
        interaction.ModelRequested.ShouldBe("whisper-1");
        interaction.Told(MessagePartKind.Text).ShouldBe("Yo");
    }

    [Fact]
    public void Speech_is_an_answer_that_needs_no_reading()
    {
        var interaction = Exchanges.Decoded("/v1/audio/speech", """{"model":"tts-1","input":"Hi"}""", "\u0001ID3", contentType: "audio/mpeg");

        interaction.Decoding.ShouldBe(new Decoding("audio-speech", 1, null));
        interaction.Parts(MessagePartKind.Media).Single().Name.ShouldBe("audio/mpeg");
        interaction.Input.Single().Parts.Single().Text.ShouldBe("Hi");
    }

    [Fact]
    public void Documents_to_be_ordered_are_no_input_text()
    {
        var interaction = Exchanges.Decoded(
            "/v1/rerank", """{"model":"m","query":"Who?","documents":["A","B"]}""", """{"model":"m","usage":{"total_tokens":9}}""");

        interaction.Input.Single().Parts.Single().Text.ShouldBe("Who?");
        interaction.Reported.Total.ShouldBe(9);
    }

    [Fact]
    public void Tool_plan_and_calls_of_a_cohere_stream_are_told()
    {
        var interaction = Exchanges.Decoded(
            "/v2/chat", "{}",
            "data: {\"type\":\"tool-plan-delta\",\"delta\":{\"message\":{\"tool_plan\":\"Look.\"}}}\n\n"
            + "data: {\"type\":\"tool-call-start\",\"index\":0,\"delta\":{\"message\":{\"tool_calls\":{\"id\":\"t\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}}}}\n\n"
            + "data: {\"type\":\"tool-call-delta\",\"index\":0,\"delta\":{\"message\":{\"tool_calls\":{\"function\":{\"arguments\":\"{}\"}}}}}\n\n",
            contentType: "text/event-stream");

        interaction.Told(MessagePartKind.Reasoning).ShouldBe("Look.");
        interaction.Parts(MessagePartKind.ToolCall).Single().ShouldBe(new MessagePart(MessagePartKind.ToolCall, "{}", "f", "t"));
        interaction.StreamComplete.ShouldBe(false);
    }
}
