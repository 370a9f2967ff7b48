using System.Text;
using System.Text.Json.Nodes;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Processor.Meter;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class InterpreterTests
{
    private const string Exchange =
        """{"id":"x1","provider":"acme","request":{"method":"POST","path":"/v1/chat/completions","headers":{},"body":"{\"model\":\"owl-1\"}"},"response":{"status":200,"headers":{"date":"Mon, 02 Mar 2026 10:00:00 GMT"},"body":"{\"object\":\"chat.completion\",\"model\":\"owl-1\",\"choices\":[{\"message\":{\"content\":\"h\u00e9\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":10}}"}}""";

    [Fact]
    public async Task Exchange_gives_its_facts_and_its_cost_at_the_price_of_its_day()
    {
        var (facts, problems, result) = await RunAsync(Exchange + "\n");

        var line = JsonNode.Parse(facts)!;
        line["id"]!.GetValue<string>().ShouldBe("x1");
        line["response_text"]!.GetValue<string>().ShouldBe("hé");
        line["finish_reasons"]!.AsArray().Count.ShouldBe(1);
        line["cost_usd"]!.GetValue<string>().ShouldBe("0.00104");
        line["price_version"]!.GetValue<string>().ShouldBe("test-prices/7");
        line["cached_input_tokens"].ShouldBeNull();
        problems.ShouldBeEmpty();
        result.ShouldBe(new InterpretResult(1, 0, 0));
    }

    [Fact]
    public async Task Facts_beside_the_text_follow_those_there_were()
    {
        var (facts, _, _) = await RunAsync(Exchange + "\n");

        var line = JsonNode.Parse(facts)!.AsObject();
        line.Select(member => member.Key).Skip(line.Count - 12).ShouldBe(
        [
            "cost_usd", "price_version", "usage_source", "usage_method", "usage_input_tokens", "usage_output_tokens", "finish_reason_normal",
            "request_parameters", "service_tier", "served_region", "verdicts", "unknown_fields",
        ]);
        line["finish_reason_normal"]!.GetValue<string>().ShouldBe("stop");
        line["verdicts"]!.ToJsonString().ShouldBe("""{"beyond":0,"kept":[],"passed":0}""");
        line["unknown_fields"]!.ToJsonString().ShouldBe("""{"count":0,"names":[]}""");
    }

    [Theory]
    [InlineData("{oops}", "not a JSON object")]
    [InlineData("{\"id\":\"a\"}", "no request.path")]
    [InlineData("{\"request\":{\"path\":\"/\"}}", "no id")]
    [InlineData("{\"id\":\"a\",\"request\":{\"path\":\"/\"}}", "no response.status")]
    [InlineData("{\"id\":\"a\",\"request\":{\"path\":\"/\",\"body_b64\":\"!\"},\"response\":{\"status\":200}}", "request.body_b64 is not base64")]
    public async Task Malformed_line_is_named_and_the_others_are_read(string line, string problem)
    {
        var (facts, problems, result) = await RunAsync($"{Exchange}\r\n\n{line}\n{Exchange}");

        problems.Trim().ShouldBe($"recorded.ndjson:3: {problem}");
        facts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        result.ShouldBe(new InterpretResult(2, 0, 1));
    }

    [Fact]
    public async Task Overlong_line_is_named_and_not_held_in_memory()
    {
        var body = Encoding.UTF8.GetBytes($"{new string('x', 5000)}\n{Exchange}\n");
        var lines = new List<ExchangeLine>();

        await foreach (var line in new ExchangeReader(DateTimeOffset.UnixEpoch, 2000).ReadAsync(
            new MemoryStream(body), TestContext.Current.CancellationToken)) lines.Add(line);

        lines.Select(line => line.Problem).ShouldBe(["longer than 2000 bytes", null]);
        lines[1].Exchange!.Id.ShouldBe("x1");
    }

    [Fact]
    public async Task Same_line_gives_the_same_envelope_id()
    {
        var ids = new List<string>();

        await foreach (var line in new ExchangeReader(DateTimeOffset.UnixEpoch).ReadAsync(
            new MemoryStream(Encoding.UTF8.GetBytes($"{Exchange}\n{Exchange}")), TestContext.Current.CancellationToken))
        {
            ids.Add(line.Exchange!.Envelope.Id.ToString());
        }

        ids[0].ShouldBe(ids[1]);
    }

    private static async Task<(string Facts, string Problems, InterpretResult Result)> RunAsync(string exchanges)
    {
        await using var prices = Fixture.Open("prices/list.json");
        await using var facts = new StringWriter { NewLine = "\n" };
        await using var problems = new StringWriter { NewLine = "\n" };
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(exchanges));

        var result = await new Interpreter(new UsageCounting(TokenEncodings.None), new Metering(PriceList.Load(prices)), DateTimeOffset.UnixEpoch)
            .RunAsync(source, facts, "recorded.ndjson", problems);
        return (facts.ToString(), problems.ToString(), result);
    }
}
