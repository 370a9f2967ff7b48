using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class UnknownFieldsTests
{
    [Theory]
    [InlineData("/v1/chat/completions", """{"id":"1","choices":[],"usage":{"prompt_tokens":1}}""", "")]
    [InlineData("/v1/chat/completions", """{"id":"1","choices":[],"dreams":[],"usage":{"prompt_tokens":1,"dream_tokens":3}}""", "dreams dream_tokens")]
    [InlineData("/v1/chat/completions", """{"id":"1","choices":[{"anything":1}]}""", "")]
    [InlineData("/v1/responses", """{"object":"response","status":"completed","output":[],"aura":1}""", "aura")]
    [InlineData("/v1/messages", """{"type":"message","content":[],"usage":{"input_tokens":1,"dream_tokens":3}}""", "dream_tokens")]
    [InlineData("/v1beta/models/m:generateContent", """[{"candidates":[],"aura":1},{"candidates":[],"usageMetadata":{"dreamTokenCount":1}}]""", "aura dreamTokenCount")]
    [InlineData("/model/m/converse", """{"output":{},"usage":{"dreamTokens":1}}""", "dreamTokens")]
    [InlineData("/v2/chat", """{"message":{},"aura":1}""", "aura")]
    [InlineData("/api/chat", """{"message":{},"done":true,"aura":1}""", "aura")]
    [InlineData("/mcp", """{"jsonrpc":"2.0","id":1,"result":{"anything":1},"aura":1}""", "aura")]
    [InlineData("/v1/chat/completions", """{"choices":[],"\u0061ura":1}""", "aura")]
    public void Members_of_answer_and_usage_that_we_do_not_know_are_named(string target, string answer, string names)
    {
        var unknown = Exchanges.Decoded(target, "{}", answer).UnknownFields;

        string.Join(' ', unknown.Names).ShouldBe(names);
        unknown.Count.ShouldBe(names.Length == 0 ? 0 : names.Split(' ').Length);
    }

    [Fact]
    public void Every_event_of_a_stream_counts_and_a_name_stands_once()
    {
        const string events =
            "data: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"aura\":1}}\n\ndata: {\"type\":\"ping\",\"aura\":1}\n\ndata: {\"type\":\"message_stop\"}\n\n";

        var unknown = Exchanges.Decoded("/v1/messages", "{}", events, contentType: "text/event-stream").UnknownFields;

        unknown.Names.ShouldBe(["aura"]);
        unknown.Count.ShouldBe(2);
    }

    [Fact]
    public void Names_are_plain_words_and_bounded()
    {
        var members = string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"n{i}\":0"));

        var unknown = Exchanges.Decoded("/v1/chat/completions", "{}", $$"""{"choices":[],"Jan de Vries":1,{{members}}}""").UnknownFields;

        unknown.Count.ShouldBe(31);
        unknown.Names.Count.ShouldBe(UnknownFields.MostNames);
        unknown.Names[0].ShouldBe("n0");
    }
}
