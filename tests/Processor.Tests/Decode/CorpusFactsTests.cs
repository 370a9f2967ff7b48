using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Corpus;
using AuditPipeline.Tests.Shared;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>What recorded traffic has beside text and tokens.</summary>
public sealed class CorpusFactsTests(ITestOutputHelper output)
{
    private const string Exchanges = "corpus/exchanges.ndjson";

    // What gateways in between add of their own.
    private static readonly string[] Unknown = ["openai-chat pydantic_ai_gateway", "openai-chat stream_options"];

    [Fact]
    public async Task Members_of_recorded_answers_are_known()
    {
        var unknown = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var interaction in InteractionsAsync())
        {
            foreach (var name in interaction.UnknownFields.Names)
            {
                var key = $"{interaction.Decoding.Dialect} {name}";
                unknown[key] = unknown.GetValueOrDefault(key) + 1;
            }
        }

        foreach (var (name, count) in unknown) output.WriteLine($"{name}: {count}");
        unknown.Keys.ShouldBe(Unknown);
    }

    [Fact]
    public async Task Finish_reasons_of_recorded_answers_have_a_normal_form()
    {
        var other = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var interaction in InteractionsAsync())
        {
            foreach (var reason in interaction.FinishReasons)
            {
                if (NormalFinishReason.Of(reason) == NormalFinishReason.Other) other.Add(reason);
            }
        }

        other.ShouldBe(["in_progress", "incomplete", "pause_turn", "queued"]);
    }

    private static async IAsyncEnumerable<Interaction> InteractionsAsync()
    {
        var path = SharedMaterial.Find(Exchanges);
        if (path is null) Assert.Skip(SharedMaterial.Missing(Exchanges));

        await using var source = File.OpenRead(path);
        var lines = new ExchangeReader(DateTimeOffset.UnixEpoch).ReadAsync(source, TestContext.Current.CancellationToken);
        await foreach (var line in lines) yield return Decoder.Decode(line.Exchange!.Envelope);
    }
}
