using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Processor.Decode;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Processor.Tests.Meter;

/// <summary>Cost of recorded exchanges, from bytes to figure, against the calculator of the package whose list it is. The calculator is given
/// the tokens of the truth, which a separate script read, and the day of the call.</summary>
public sealed class CorpusCostTests(ITestOutputHelper output)
{
    private const string Exchanges = "corpus/exchanges.ndjson";
    private const string Truth = "corpus/truth.ndjson";

    private static readonly DateTimeOffset Undated = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Cost_of_every_recorded_exchange_equals_that_of_the_package()
    {
        var (modules, export) = (NodeScript.NodeModules(NodeScript.Prices), NodeScript.InCheckout("deploy/prices/export.mjs"));
        if (modules is null || export is null)
            Assert.Skip("@pydantic/genai-prices is not installed in deploy/native/node_modules (AUDIT_NODE_MODULES names another folder)");
        if (SharedMaterial.Find(Exchanges) is not { } exchanges || SharedMaterial.Find(Truth) is not { } truth)
        {
            Assert.Skip(SharedMaterial.Missing(Exchanges));
            return;
        }

        var prices = await PricesAsync(export, modules);
        var calls = await CallsAsync(exchanges, truth, new Metering(prices));
        var theirs = JsonNode.Parse(await NodeScript.RunAsync(
            Path.Combine(AppContext.BaseDirectory, "Fixtures/prices/oracle.mjs"), [modules], Written(calls)))!.AsArray();

        var verdicts = calls.Select((call, i) => (call, Verdict: VerdictOf(call, theirs[2 * i] ?? theirs[(2 * i) + 1]))).ToList();
        foreach (var group in verdicts.GroupBy(one => one.Verdict).OrderByDescending(group => group.Count())) output.WriteLine($"{group.Count(),5} {group.Key}");

        verdicts.Count(one => one.Verdict == "equal").ShouldBeGreaterThan(500);
        verdicts.Where(one => one.Verdict == "differs").Select(one => $"{one.call.Id} {one.call.Ours.Usd} {one.call.Ours.Unpriced}").ShouldBeEmpty();
    }

    // Where the two part, and why ours is right to: the calculator refuses or makes it 0 where nothing is known.
    private static string VerdictOf(Call call, JsonNode? theirs)
    {
        if (theirs is null) return call.Ours.Usd is null ? "equal: neither has a price" : "the package knows no such provider; the model's name decided";
        if (theirs.GetValueKind() == JsonValueKind.String)
            return call.Ours is { Usd: null, Unpriced: TokenCost.UsageInconsistent or TokenCost.UsageUnknown } ? "equal: both refuse the usage" : "differs";

        var cost = theirs.GetValue<double>();
        return call.Ours switch
        {
            { Usd: { } usd } => Math.Abs((double)usd - cost) <= 1e-9 * Math.Max(cost, 1e-6) ? "equal" : "differs",
            { Unpriced: TokenCost.PriceMissing } when cost == 0 => "no token rate in the list: theirs 0, ours unknown",
            { Unpriced: TokenCost.UsageRepeated } => "usage of an earlier call told again: not charged twice",
            { Unpriced: TokenCost.UsageUnknown } when call.PartUntold => "input or output not told: theirs takes 0, ours is unknown",
            _ => "differs",
        };
    }

    private static async Task<PriceList> PricesAsync(string export, string modules)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await NodeScript.RunAsync(export, [modules, file], "");
        await using var bytes = File.OpenRead(file);
        var prices = PriceList.Load(bytes);
        File.Delete(file);
        return prices;
    }

    private static async Task<List<Call>> CallsAsync(string exchanges, string truth, Metering metering)
    {
        var told = File.ReadLines(truth).Select(line => JsonNode.Parse(line)!.AsObject()).ToDictionary(one => one["id"]!.GetValue<string>());
        var calls = new List<Call>();
        await using var source = File.OpenRead(exchanges);
        await foreach (var line in new ExchangeReader(Undated).ReadAsync(source, TestContext.Current.CancellationToken))
        {
            var (id, envelope) = (line.Exchange!.Id, line.Exchange.Envelope);
            var interaction = Decoder.Decode(envelope);
            var said = told[id];

            // What the truth does not tell apart and has a rate of its own comes from the decoding.
            var usage = new JsonObject();
            Add("input_tokens", Count(said, "input_tokens_all"));
            Add("output_tokens", Count(said, "output_tokens_all"));
            Add("cache_read_tokens", Count(said, "cached_input_tokens"));
            Add("cache_write_tokens", Count(said, "cache_write_tokens"));
            Add("input_audio_tokens", Count(said, "audio_input_tokens"));
            Add("output_audio_tokens", Count(said, "audio_output_tokens"));
            Add("cache_write_1h_tokens", interaction.Usage.CacheWriteOneHour);
            Add("input_image_tokens", interaction.Usage.ImageInput);
            Add("output_image_tokens", interaction.Usage.ImageOutput);
            Add("web_searches", interaction.Usage.WebSearches);
            var used = usage.ContainsKey("input_tokens") || usage.ContainsKey("output_tokens");
            calls.Add(new Call(
                id, envelope.Provider, said["model_answered"]?.GetValue<string>(), said["model_requested"]?.GetValue<string>(),
                envelope.CapturedAt, used ? usage : null, !usage.ContainsKey("input_tokens") || !usage.ContainsKey("output_tokens"),
                metering.CostOf(envelope.Provider, envelope.CapturedAt, interaction)));

            void Add(string name, long? count)
            {
                if (count is { } known) usage[name] = known;
            }
        }

        return calls;
    }

    // Two questions a call: the model answered, and the one asked for.
    private static string Written(List<Call> calls)
    {
        var questions = new JsonArray();
        foreach (var call in calls)
        {
            foreach (var model in (string?[])[call.ModelAnswered, call.ModelRequested])
            {
                questions.Add(new JsonObject
                {
                    ["provider"] = call.Provider, ["model"] = call.Usage is null ? "" : model ?? "",
                    ["at"] = call.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["usage"] = call.Usage?.DeepClone() ?? new JsonObject(),
                });
            }
        }

        return questions.ToJsonString();
    }

    private static long? Count(JsonObject told, string name) => (long?)told[name]?.GetValue<double>();   // some are written 12.0

    private sealed record Call(
        string Id, string Provider, string? ModelAnswered, string? ModelRequested, DateTimeOffset At, JsonObject? Usage, bool PartUntold, TokenCost Ours);
}
