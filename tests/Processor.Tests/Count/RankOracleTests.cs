using System.Text;
using System.Text.Json.Nodes;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Tests.Meter;

namespace AuditPipeline.Processor.Tests.Count;

/// <summary>Our counts against the encoder of the package whose ranks they are.</summary>
public sealed class RankOracleTests(ExportedRanks exported, ITestOutputHelper output)
{
    [Theory]
    [InlineData("r50k_base")]
    [InlineData("p50k_base")]
    [InlineData("cl100k_base")]
    [InlineData("o200k_base")]
    public async Task Every_text_has_as_many_tokens_as_the_package_says(string encoding)
    {
        var encodings = await exported.EncodingsAsync();
        var texts = SampleTexts.All();
        var counter = encodings.Find(encoding)!;

        var theirs = JsonNode.Parse(await NodeScript.RunAsync(
            Path.Combine(AppContext.BaseDirectory, "Fixtures/count/oracle.mjs"), [exported.NodeModules!], Written(encoding, texts)))!.AsArray();

        var differing = texts.Zip(theirs)
            .Select(pair => (Text: pair.First, Ours: counter.Count(pair.First), Theirs: pair.Second!.GetValue<long>()))
            .Where(counts => counts.Ours != new TextTokens(counts.Theirs, Exact: true))
            .Select(counts => $"{JsonValue.Create(counts.Text).ToJsonString()}: {counts.Theirs} → {counts.Ours}")
            .ToList();
        output.WriteLine($"{texts.Count - differing.Count} of {texts.Count} texts agree");
        foreach (var line in differing.Take(20)) output.WriteLine(line);
        texts.Count.ShouldBeGreaterThan(2_000);
        theirs.Count.ShouldBe(texts.Count);
        differing.ShouldBeEmpty();
    }

    private static string Written(string encoding, IReadOnlyList<string> texts) => new JsonObject
    {
        ["encoding"] = encoding,
        ["texts"] = new JsonArray([.. texts.Select(text => JsonValue.Create(Convert.ToBase64String(Utf16(text))))]),
    }.ToJsonString();

    // Unit by unit: an encoder would replace lone surrogates.
    private static byte[] Utf16(string text)
    {
        var bytes = new byte[2 * text.Length];
        for (var i = 0; i < text.Length; i++) (bytes[2 * i], bytes[(2 * i) + 1]) = ((byte)(text[i] & 0xFF), (byte)(text[i] >> 8));
        return bytes;
    }
}
