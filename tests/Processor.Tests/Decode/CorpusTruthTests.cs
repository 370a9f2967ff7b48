using System.Text.Json.Nodes;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Processor.Tests.Decode;

public sealed class CorpusTruthTests(ITestOutputHelper output)
{
    private const string Exchanges = "corpus/exchanges.ndjson";
    private const string Truth = "corpus/truth.ndjson";

    private static readonly HashSet<string> OurDialects = ["openai-chat", "openai-responses", "anthropic-messages", "gemini"];

    // The truth leaves out thoughts told only in reasoning_details (xb4354c5b56f73721); we keep them.
    private static readonly string[] KnownDifferences = ["xb4354c5b56f73721"];

    [Fact]
    public async Task Every_exchange_of_the_four_dialects_says_what_the_truth_says()
    {
        var exchanges = Required(Exchanges);
        var truth = Required(Truth);
        var facts = await InterpretAsync(exchanges);

        var compared = 0;
        var differing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (exchange, told, got) in Lines(exchanges).Zip(Lines(truth), facts))
        {
            if (!OurDialects.Contains(exchange["dialect"]!.GetValue<string>())) continue;

            compared++;
            var differences = Differences.Of(told, got);
            if (differences.Count == 0) continue;

            differing.Add(told["id"]!.GetValue<string>());
            output.WriteLine($"{told["id"]} {exchange["provider"]} {exchange["dialect"]}: {string.Join("; ", differences)}");
        }

        output.WriteLine($"{compared - differing.Count} of {compared} exchanges agree in every field");
        compared.ShouldBeGreaterThan(0);
        differing.ShouldBe(KnownDifferences);
        (compared - differing.Count).ShouldBeGreaterThanOrEqualTo(compared * 99 / 100);
    }

    private static async Task<List<JsonObject>> InterpretAsync(string path)
    {
        await using var source = File.OpenRead(path);
        await using var facts = new StringWriter();
        await using var problems = new StringWriter();

        await new Interpreter(new Metering(null), DateTimeOffset.UnixEpoch).RunAsync(source, facts, path, problems);

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
