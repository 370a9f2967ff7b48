using System.Text.Json.Nodes;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>The exchanges of our own cover what the other tests over them claim to cover.</summary>
public sealed class OwnExchangesTests
{
    public static TheoryData<string> Ids() => OwnExchanges.Ids();

    public static TheoryData<string> StreamIds() => OwnExchanges.StreamIds();

    [Fact]
    public void Every_dialect_has_an_exchange()
    {
        var dialects = typeof(IDialect).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IDialect)))
            .Select(type => ((IDialect)Activator.CreateInstance(type)!).Name);

        OwnExchanges.All.Select(exchange => OwnExchanges.DialectOf(exchange.Id)).Distinct().Order().ShouldBe(dialects.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Exchange_is_understood_in_full(string id)
    {
        var interaction = Decoder.Decode(OwnExchanges.Envelope(id));

        interaction.Decoding.ShouldBe(new Decoding(OwnExchanges.DialectOf(id), 1, null));
        interaction.Error.ShouldBeNull();
        interaction.Input.ShouldNotBeEmpty();
        interaction.Operation.ShouldNotBe("other");
    }

    [Theory]
    [MemberData(nameof(StreamIds))]
    public void Stream_is_told_complete(string id)
    {
        var interaction = Decoder.Decode(OwnExchanges.Envelope(id));

        interaction.StreamComplete.ShouldBe(true);
        interaction.Output.ShouldNotBeEmpty();
    }

    // What a stream says is what the plain answer of the same dialect says, where we have both.
    [Theory]
    [InlineData("openai-chat")]
    [InlineData("openai-responses")]
    [InlineData("anthropic-messages")]
    [InlineData("gemini")]
    [InlineData("gemini-interactions")]
    [InlineData("cohere-chat-v2")]
    [InlineData("cohere-chat-v1")]
    [InlineData("bedrock-converse")]
    [InlineData("ollama-chat")]
    public void Stream_says_what_the_plain_answer_says(string dialect)
    {
        var plain = Decoder.Decode(OwnExchanges.Envelope(dialect + "/plain"));
        var stream = Decoder.Decode(OwnExchanges.Envelope(dialect + "/stream"));

        foreach (var kind in (MessagePartKind[])[MessagePartKind.Text, MessagePartKind.Reasoning]) stream.Told(kind).ShouldBe(plain.Told(kind));
        stream.Parts(MessagePartKind.ToolCall)[0].Name.ShouldBe(plain.Parts(MessagePartKind.ToolCall)[0].Name);
        JsonNode.DeepEquals(ArgumentsOf(stream), ArgumentsOf(plain)).ShouldBeTrue();
        stream.Reported.ShouldBe(plain.Reported);
    }

    private static JsonNode? ArgumentsOf(Interaction interaction) => JsonNode.Parse(interaction.Parts(MessagePartKind.ToolCall)[0].Text);
}
