using System.Globalization;
using System.Text;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Damaged exchanges of every dialect. <c>AUDIT_FUZZ=1000000</c> decodes so many of them and holds them to the time asked for;
/// else 20,000 are decoded and no clock decides anything.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int OrdinaryBodies = 20_000;
    private const double MostMillisecondsPerMegabyte = 50;

    // A document has rows of 12 bytes for each of its values, texts have two bytes a letter, parts and their lists some fifty bytes each.
    private const double MostBytesPerByte = 64;

    private static int? Asked =>
        int.TryParse(Environment.GetEnvironmentVariable("AUDIT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var bodies) ? bodies : null;

    [Fact]
    public void Damaged_exchanges_are_read_past_their_damage_in_time_and_memory()
    {
        var run = new FuzzRun();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        if (Asked is not null) Parallel.For(-OrdinaryBodies, 0, parallel, new FuzzRun().Decode);   // the time asked for is that of compiled code

        Parallel.For(0, Asked ?? OrdinaryBodies, parallel, run.Decode);

        output.WriteLine(run.ToString());
        run.Faults.ShouldBeEmpty();
        run.Greediest.ShouldBeLessThan(MostBytesPerByte);
        if (Asked is not null) run.Slowest.ShouldBeLessThan(MostMillisecondsPerMegabyte);
    }

    [Fact]
    public void Damage_is_the_same_for_the_same_seed()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (one, other) = (new Mutator(seed).Next(), new Mutator(seed).Next());

            other.Response!.Body.ToArray().ShouldBe(one.Response!.Body.ToArray());
            other.Request.Body.ToArray().ShouldBe(one.Request.Body.ToArray());
        }
    }

    [Fact]
    public void Document_is_read_as_the_platform_reads_it()
    {
        var (documents, others) = (0, 0);
        for (var seed = 0; seed < 20_000; seed++)
        {
            var bytes = WellFormedText.Pairs(WellFormedText.Bytes(new Mutator(seed).Next().Request.Body));
            if (bytes.IsEmpty || bytes.Span.StartsWith("\uFEFF"u8)) continue;

            using var body = JsonBody.Read(bytes);
            using var expected = PlatformJson.Parse(bytes);

            (body is { Document: not null, Problem: null }).ShouldBe(expected is not null, $"seed {seed}");
            if (expected is null) others++;
            else documents++;
            if (expected is not null) PlatformJson.ShouldBeAlike(body.Root, expected.RootElement);
        }

        documents.ShouldBeGreaterThan(1_000);
        others.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Document_that_breaks_off_is_read_as_the_platform_reads_what_is_whole()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var whole = new Mutator(seed).Next().Request.Body.Trim(" \t\r\n"u8);
            for (var length = 1; length < whole.Length; length += 1 + length / 200)
            {
                var bytes = WellFormedText.Pairs(WellFormedText.Bytes(whole[..length])).Trim(" \t\r\n"u8);
                if (bytes.IsEmpty || bytes.Span.StartsWith("\uFEFF"u8)) continue;

                using var body = JsonBody.Read(bytes);
                using var expected = PlatformJson.ParseCut(bytes, out var problem);

                body.Problem.ShouldBe(problem, $"seed {seed}, {length} bytes");
                if (expected is not null) PlatformJson.ShouldBeAlike(body.Root, expected.RootElement);
            }
        }
    }

    [Theory]
    [InlineData("\"\\ud83c\\udf09\"", "\"\\ud83c\\udf09\"")]
    [InlineData("\"\\ud83c\\udf09\\udf09\"", "\"\\ud83c\\udf09\\ufffd\"")]
    [InlineData("\"\\ud83c\\ud83c\\udf09\"", "\"\\ufffd\\ud83c\\udf09\"")]
    [InlineData("\"\\uD83C\"", "\"\\ufffd\"")]
    [InlineData("\"\\\\ud83c\"", "\"\\\\ud83c\"")]
    [InlineData("\"\\\\\\ud83c\"", "\"\\\\\\ufffd\"")]
    [InlineData("\"\\ud83\"", "\"\\ud83\"")]
    [InlineData("\"\\uc548\\ud55c\"", "\"\\uc548\\ud55c\"")]
    public void Halves_of_pairs_are_mended_and_nothing_else(string json, string mended) =>
        Encoding.UTF8.GetString(WellFormedText.Pairs(Encoding.UTF8.GetBytes(json)).Span).ShouldBe(mended);

    [Fact]
    public void Bytes_that_are_no_text_are_mended()
    {
        byte[] bytes = [.. "\"a"u8, 0xff, .. "b"u8, 0xe6, 0x9d, .. "\""u8];

        Encoding.UTF8.GetString(WellFormedText.Bytes(bytes).Span).ShouldBe("\"a\uFFFDb\uFFFD\"");
    }

    [Fact]
    public void What_is_well_formed_is_not_copied()
    {
        var bytes = "{\"a\":\"Zo\\u00eb \\ud83c\\udf09\"}"u8.ToArray();

        WellFormedText.Pairs(WellFormedText.Bytes(bytes)).Equals(bytes.AsMemory()).ShouldBeTrue();
    }
}
