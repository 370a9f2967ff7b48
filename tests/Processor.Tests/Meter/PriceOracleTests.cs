using System.Globalization;
using System.Text.Json.Nodes;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Processor.Meter;

namespace AuditPipeline.Processor.Tests.Meter;

/// <summary>Our exact cost against the double arithmetic of the package whose list it is, over every model of the list.</summary>
public sealed class PriceOracleTests(ITestOutputHelper output)
{
    private static readonly (string Name, Usage Usage)[] Usages =
    [
        ("plain", Tokens(1_234, 567)),
        ("cached", Tokens(100_000, 2_000) with { CachedInput = 90_001 }),
        ("cache write", Tokens(50_000, 10) with { CachedInput = 7, CacheWrite = 40_000, CacheWriteOneHour = 30_000, WebSearches = 3 }),
        ("long", Tokens(272_001, 9_999) with { CachedInput = 200_000 }),
        ("audio", Tokens(10_000, 5_000) with { AudioInput = 4_000, AudioOutput = 3_000, CachedInput = 0 }),
        ("audio cached", Tokens(10_000, 5_000) with { AudioInput = 4_000, CachedInput = 2_000 }),
        ("images", Tokens(10_000, 5_000) with { ImageInput = 1_000, ImageOutput = 1_290, Reasoning = 100 }),
        ("too much cached", Tokens(10, 10) with { CachedInput = 11 }),
        ("too much written", Tokens(10, 10) with { CacheWriteOneHour = 5 }),
    ];

    private static readonly string[] Times =
        ["2025-08-01T03:00:00Z", "2026-03-12T23:59:59Z", "2026-08-21T02:30:00Z", "2027-02-01T12:00:00Z"];

    [Fact]
    public async Task Cost_of_every_model_equals_that_of_the_package()
    {
        var modules = NodeScript.NodeModules(NodeScript.Prices);
        var export = NodeScript.InCheckout("deploy/prices/export.mjs");
        if (modules is null || export is null)
        {
            Assert.Skip("@pydantic/genai-prices is not installed in deploy/native/node_modules (AUDIT_NODE_MODULES names another folder)");
        }

        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await NodeScript.RunAsync(export, [modules, file], "");
        var json = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await using var bytes = File.OpenRead(file);
        var prices = PriceList.Load(bytes);
        File.Delete(file);
        var cases = Cases(JsonNode.Parse(json)!);

        var theirs = JsonNode.Parse(await NodeScript.RunAsync(
            Path.Combine(AppContext.BaseDirectory, "Fixtures/prices/oracle.mjs"), [modules], Written(cases)))!.AsArray();

        var differing = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            var ours = Cost(prices, cases[i]);
            if (!Same(ours, theirs[i])) differing.Add($"{cases[i].Provider} {cases[i].Model} {cases[i].At} {Usages[cases[i].Usage].Name}: {theirs[i]} → {ours}");
        }

        output.WriteLine($"{cases.Count - differing.Count} of {cases.Count} costs agree");
        foreach (var line in differing.Take(30)) output.WriteLine(line);
        prices.Version.ShouldStartWith("genai-prices/");
        differing.ShouldBeEmpty();
    }

    private static Usage Tokens(long input, long output) => Usage.Unknown with { Input = input, Output = output };

    private static List<(string? Provider, string Model, string At, int Usage)> Cases(JsonNode list)
    {
        var cases = new List<(string? Provider, string Model, string At, int Usage)>();
        foreach (var provider in list["providers"]!.AsArray())
        {
            var id = provider!["id"]!.GetValue<string>();
            foreach (var model in provider["models"]!.AsArray().Select(model => model!["id"]!.GetValue<string>()))
            {
                var dated = cases.Count % Times.Length;
                for (var usage = 0; usage < Usages.Length; usage++) cases.Add((id, model, Times[(dated + usage) % Times.Length], usage));
                foreach (var time in Times) cases.Add((id, model, time, 0));
                cases.Add((null, model, Times[0], 0));
                cases.Add(("azure", model, Times[1], 0));
                cases.Add(("litellm", $"{id}/{model}", Times[2], 0));
                cases.Add((id, model.ToUpperInvariant() + "-20250514", Times[3], 0));
            }
        }

        return cases;
    }

    private static string Written(List<(string? Provider, string Model, string At, int Usage)> cases)
    {
        var array = new JsonArray();
        foreach (var (provider, model, at, usage) in cases)
        {
            var told = Usages[usage].Usage;
            var counts = new JsonObject();
            Add(counts, "input_tokens", told.Input);
            Add(counts, "output_tokens", told.Output);
            Add(counts, "cache_read_tokens", told.CachedInput);
            Add(counts, "cache_write_tokens", told.CacheWrite);
            Add(counts, "cache_write_1h_tokens", told.CacheWriteOneHour);
            Add(counts, "input_audio_tokens", told.AudioInput);
            Add(counts, "output_audio_tokens", told.AudioOutput);
            Add(counts, "input_image_tokens", told.ImageInput);
            Add(counts, "output_image_tokens", told.ImageOutput);
            Add(counts, "output_reasoning_tokens", told.Reasoning);
            Add(counts, "web_searches", told.WebSearches);
            array.Add(new JsonObject { ["provider"] = provider, ["model"] = model, ["at"] = at, ["usage"] = counts });
        }

        return array.ToJsonString();
    }

    private static void Add(JsonObject counts, string name, long? count)
    {
        if (count is { } told) counts[name] = told;
    }

    private static TokenCost? Cost(PriceList prices, (string? Provider, string Model, string At, int Usage) asked)
    {
        var price = prices.PriceFor(asked.Provider, asked.Model, DateTimeOffset.Parse(asked.At, CultureInfo.InvariantCulture));
        return price is null ? null : TokenCost.Of(Usages[asked.Usage].Usage, price);
    }

    // The package prices a model of which it has no token rate at 0, and refuses usage that cannot be; we tell both as unknown.
    private static bool Same(TokenCost? ours, JsonNode? theirs)
    {
        if (theirs is null) return ours is null;
        if (ours is null) return false;
        if (theirs.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            return ours.Unpriced is TokenCost.UsageUnknown or TokenCost.UsageInconsistent;
        }

        var cost = theirs.GetValue<double>();
        return ours.Usd is { } usd ? Math.Abs((double)usd - cost) <= 1e-9 * Math.Max(cost, 1e-6) : ours.Unpriced == TokenCost.PriceMissing && cost == 0;
    }
}
