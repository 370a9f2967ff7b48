using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Decode;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Processor.Tests.Count;

/// <summary>Counts of recorded exchanges whose provider reported its own, which are hidden from the counter.</summary>
public sealed class CorpusCountTests(ExportedRanks exported, ITestOutputHelper output)
{
    private const string Exchanges = "corpus/exchanges.ndjson";
    private const int FewestTokens = 10;
    private const int FewestExchanges = 12;

    private static readonly string[] Families =
        ["claude", "gemini", "deepseek", "command", "nova-", "istral", "mixtral", "qwen", "llama", "grok", "gpt-oss", "gpt", "o3", "o4"];

    [Fact]
    public async Task What_is_called_counted_is_exact_for_99_of_100()
    {
        var encodings = await exported.EncodingsAsync();

        var (input, answers) = await MeasureAsync(encodings);

        foreach (var (side, counts) in new[] { ("input", input), ("output", answers) })
        {
            var counted = counts.Where(count => count.Source == UsageSource.Counted).ToList();
            var wrong = counted.Where(count => count.Ours != count.Theirs).ToList();
            output.WriteLine($"{side}: {counted.Count - wrong.Count} of {counted.Count} counted are exact, of {counts.Count} reported");
            foreach (var count in wrong) output.WriteLine($"  {count}");
            counted.Count.ShouldBeGreaterThan(0);
            wrong.Count.ShouldBeLessThanOrEqualTo(counted.Count / 100);
        }
    }

    [Fact]
    public async Task Estimates_of_each_family_are_near_what_it_reports()
    {
        var encodings = await exported.EncodingsAsync();

        var (input, answers) = await MeasureAsync(encodings);

        var errors = new List<(string Group, int Exchanges, double Median)>();
        foreach (var (side, counts) in new[] { ("input", input), ("output", answers) })
        {
            foreach (var group in counts.Where(count => count.Plain && count.Theirs >= FewestTokens).GroupBy(count => count.Family))
            {
                var off = group.Select(count => Math.Abs(count.Ours - count.Theirs) / (double)count.Theirs).Order().ToList();
                if (off.Count < FewestExchanges) continue;

                var ratios = group.Select(count => count.Theirs / (double)Math.Max(count.Ours, 1)).Order().ToList();
                output.WriteLine(
                    $"{side} {group.Key}: theirs are {ratios[off.Count / 2]:F2} of ours (median), {off.Count} exchanges, off by {off[off.Count / 2]:P1} (median), {off[off.Count * 9 / 10]:P1} (90 %)");
                errors.Add(($"{side} {group.Key}", off.Count, off[off.Count / 2]));
            }
        }

        errors.ShouldNotBeEmpty();
        errors.Where(error => error.Group.StartsWith("output", StringComparison.Ordinal)).ShouldAllBe(error => error.Median < 0.12);
        errors.Where(error => error.Group is "input claude" or "input gemini" or "input qwen" or "input gpt").ShouldAllBe(error => error.Median < 0.2);
    }

    private static async Task<(List<Measured> Input, List<Measured> Output)> MeasureAsync(TokenEncodings encodings)
    {
        if (SharedMaterial.Find(Exchanges) is not { } path)
        {
            Assert.Skip(SharedMaterial.Missing(Exchanges));
            return ([], []);
        }

        var counting = new UsageCounting(encodings);
        var (input, answers) = (new List<Measured>(), new List<Measured>());
        await using var source = File.OpenRead(path);
        await foreach (var line in new ExchangeReader(DateTimeOffset.UnixEpoch).ReadAsync(source, TestContext.Current.CancellationToken))
        {
            var exchange = line.Exchange.ShouldNotBeNull();
            var told = Decoder.Decode(exchange.Envelope);
            if (told.Usage.Input is > 0) Add(input, counting, exchange, told, told.Usage with { Input = null }, usage => usage.Input);
            if (told.Usage.Output is > 0) Add(answers, counting, exchange, told, told.Usage with { Output = null }, usage => usage.Output);
        }

        return (input, answers);
    }

    private static void Add(
        List<Measured> counts, UsageCounting counting, RecordedExchange exchange, Interaction told, Usage hidden, Func<Usage, long?> side)
    {
        var ours = counting.Complete(exchange.Envelope, told with { Usage = hidden, Reported = ReportedUsage.None });
        if (side(ours.Usage) is not { } count) return;

        var messages = hidden.Input is null ? told.Input : told.Output;
        var plain = messages.All(message => message.Parts.All(part => part.Kind == MessagePartKind.Text)) && told.ToolsOffered.Count == 0
            && RequestShape.Of(exchange.Envelope.Request).Definitions.Count == 0
            && (hidden.Input is null || told.Usage.Reasoning is null or 0) && told.Operation is not "embeddings";
        var model = (told.ModelAnswered ?? told.ModelRequested ?? "").ToLowerInvariant();
        counts.Add(new Measured(
            exchange.Id, Array.Find(Families, word => model.Contains(word, StringComparison.Ordinal)) ?? "other", ours.UsageSource, plain, count,
            side(told.Usage)!.Value));
    }

    private sealed record Measured(string Id, string Family, UsageSource Source, bool Plain, long Ours, long Theirs);
}
