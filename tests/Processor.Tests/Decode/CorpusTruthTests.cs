using System.Text.Json.Nodes;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class CorpusTruthTests(ITestOutputHelper output)
{
    private const string Exchanges = "corpus/exchanges.ndjson";
    private const string Truth = "corpus/truth.ndjson";

    // What the truth leaves out and we keep: thoughts told only in reasoning_details, plans of Cohere's for its tools, summaries of thoughts
    // in a streamed interaction, and the text and tools inside a wrapped request to count its tokens. One stream has no finish reason at
    // all: a guardrail took the model's place.
    private static readonly string[] KnownDifferences =
    [
        "x08e2e628382b5dba reasoning_text",
        "x114066a9f55188bf reasoning_text",
        "x229a1f4f2badb646 input_text",
        "x2a13c5c9b2e09754 reasoning_text",
        "x42e99dd864e0c73e reasoning_text",
        "x69effee299aedc36 reasoning_text",
        "x720239d984197578 reasoning_text",
        "x84d9f54e4f0dee06 tools_offered, input_text, system_text",
        "x899063a8475ed773 reasoning_text",
        "xa9367111610725b4 reasoning_text",
        "xb4354c5b56f73721 reasoning_text",
        "xbd1a7c841b3747bc reasoning_text",
        "xdb2c9bd8034d1e78 finish_reasons, stream_complete",
    ];

    [Fact]
    public async Task Every_exchange_says_what_the_truth_says()
    {
        var exchanges = Required(Exchanges);
        var truth = Required(Truth);
        var facts = await InterpretAsync(exchanges);

        var compared = 0;
        var differing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (exchange, told, got) in Lines(exchanges).Zip(Lines(truth), facts))
        {
            compared++;
            var differences = Differences.Of(told, got);
            if (differences.Count == 0) continue;

            differing.Add($"{told["id"]} {string.Join(", ", differences.Select(difference => difference.Split(':')[0]))}");
            output.WriteLine($"{told["id"]} {exchange["provider"]} {exchange["dialect"]}: {string.Join("; ", differences)}");
        }

        output.WriteLine($"{compared - differing.Count} of {compared} exchanges agree in every field");
        compared.ShouldBeGreaterThan(0);
        differing.ShouldBe(KnownDifferences);
    }

    private static async Task<List<JsonObject>> InterpretAsync(string path)
    {
        await using var source = File.OpenRead(path);
        await using var facts = new StringWriter();
        await using var problems = new StringWriter();

        await new Interpreter(new UsageCounting(TokenEncodings.None), new Metering(null), DateTimeOffset.UnixEpoch).RunAsync(source, facts, path, problems);

        problems.ToString().ShouldBeEmpty();
        return [.. facts.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private static IEnumerable<JsonObject> Lines(string path) => File.ReadLines(path).Select(line => JsonNode.Parse(line)!.AsObject());

    private static string Required(string path)
    {
        if (SharedMaterial.Find(path) is { } found) return found;

        Assert.Skip(SharedMaterial.Missing(path));
        return "";
    }
}
