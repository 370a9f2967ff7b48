using System.Globalization;
using System.Text;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Processor.Meter;

namespace AuditPipeline.Processor.Tests.Meter;

public sealed class ContractPricesTests
{
    private const string List =
        """
        name: acme
        version: 2026-11
        prices:
          - provider: openai
            model: gpt-4o
            from: 2026-01-01
            to: 2026-07-01
            usd: { input_mtok: 2.25, output_mtok: 9 }
          - provider: openai
            model: gpt-4o
            from: 2026-07-01
            usd: { input_mtok: 2, cache_read_mtok: 1, output_mtok: 8 }
          - provider: openai
            model: gpt-4o
            tier: batch
            usd: { input_mtok: 1, output_mtok: 4 }
          - model: gpt-4o*
            usd:
              input_mtok: { base: 0.1, above: { 200000: 0.2 } }
              output_mtok: 0.4
          - model: gpt-*
            usd: { input_mtok: 7, output_mtok: 7 }
        """;

    [Theory]
    [InlineData("openai", "gpt-4o", null, "2026-06-30T23:59:59Z", "2.25")]
    [InlineData("OpenAI", " GPT-4o ", null, "2026-07-01T00:00:00Z", "2")]
    [InlineData("openai", "gpt-4o", "batch", "2026-07-01T00:00:00Z", "1")]
    [InlineData("openai", "gpt-4o", "flex", "2026-07-01T00:00:00Z", "2")]
    [InlineData("openai", "gpt-4o", null, "2025-12-31T23:59:59Z", "0.1")]
    [InlineData("azure", "gpt-4o", null, "2026-07-01T00:00:00Z", "0.1")]
    [InlineData(null, "gpt-4o-mini", null, "2026-07-01T00:00:00Z", "0.1")]
    [InlineData("openai", "gpt-5", null, "2026-07-01T00:00:00Z", "7")]
    [InlineData("openai", "claude", null, "2026-07-01T00:00:00Z", null)]
    public void The_most_special_price_of_the_day_holds(string? provider, string model, string? tier, string at, string? inputRate)
    {
        var price = Parse(List).Find(Question(provider, model, tier, at));

        price?.Rates.Single(rate => rate.Unit == PriceUnit.Input).Base.ToString(CultureInfo.InvariantCulture).ShouldBe(inputRate);
        (price is null).ShouldBe(inputRate is null);
        price?.Version.ShouldBe("acme/2026-11");
    }

    [Fact]
    public void Rates_have_steps_by_input_tokens()
    {
        var input = Parse(List).Find(Question(null, "gpt-4o-mini", null, "2026-07-01T00:00:00Z"))!.Rates.Single(rate => rate.Unit == PriceUnit.Input);

        input.At(200_000).ShouldBe(0.1m);
        input.At(200_001).ShouldBe(0.2m);
    }

    [Fact]
    public void A_contract_for_the_model_asked_for_comes_before_the_public_price_of_the_one_answered()
    {
        using var json = Decode.Fixture.Open("prices/list.json");
        var contract = Parse("{ name: c, version: 1, prices: [ { model: my-deployment, usd: { input_mtok: 5, output_mtok: 5 } } ] }");
        var lists = new PriceLists([contract, PriceList.Load(json)]);

        var price = lists.Find(new PriceQuestion("acme", "owl-1", "my-deployment", null, DateTimeOffset.UnixEpoch.AddYears(56)))!;

        price.Version.ShouldBe("c/1");
        lists.Version.ShouldBe("c/1+test-prices/7");
        lists.Find(new PriceQuestion("acme", "owl-1", null, null, DateTimeOffset.UnixEpoch.AddYears(56)))!.Version.ShouldBe("test-prices/7");
    }

    [Theory]
    [InlineData("name: a\nversion: 1\nprices: []", "line 1: prices: must be a list with at least one price")]
    [InlineData("name: a b\nversion: 1\nprices: [ { model: m, usd: { input_mtok: 1 } } ]", "line 1: name: must be 1 to 48")]
    [InlineData("name: a\nversion: 1\ncurrency: EUR\nprices: [ { model: m, usd: { input_mtok: 1 } } ]", "line 3: the list: 'currency' is no member here")]
    [InlineData("name: a\nversion: 1\nprices:\n - model: m\n   usd: { input_ktok: 1 }", "line 5: prices[0].usd.input_ktok: is no unit; known are cache_audio_read_mtok")]
    [InlineData("name: a\nversion: 1\nprices:\n - model: m\n   usd: { input_mtok: -1 }", "line 5: prices[0].usd.input_mtok: must be an amount")]
    [InlineData("name: a\nversion: 1\nprices:\n - model: m\n   usd: { input_mtok: 0.0000000000001 }", "at most 12 digits")]
    [InlineData("name: a\nversion: 1\nprices:\n - model: m\n   usd: { input_mtok: 1,5 }", "line 5:")]
    [InlineData("name: a\nversion: 1\nprices:\n - model: m*n\n   usd: { input_mtok: 1 }", "line 4: prices[0].model: must be a model")]
    [InlineData("name: a\nversion: 1\nprices:\n - model: m\n   from: 1-2-2026\n   usd: { input_mtok: 1 }", "line 5: prices[0].from: must be a day")]
    [InlineData("name: a\nversion: 1\nprices:\n - model: m\n   from: 2026-02-01\n   to: 2026-02-01\n   usd: { input_mtok: 1 }", "line 6: prices[0].to: must lie after 'from'")]
    [InlineData("name: a\nversion: 1\nprices:\n - { model: m, usd: { input_mtok: 1 } }\n - { model: M, from: 2026-01-01, usd: { input_mtok: 2 } }", "line 5: the price of m holds at the same time as that of line 4")]
    [InlineData("name: a\nversion: 1\nprices:\n - { model: m, usd: { input_mtok: { base: 1, above: { many: 2 } } } }", "line 4: prices[0].usd.input_mtok.above: must be a whole number")]
    [InlineData("name: a\nname: b", "line 2")]
    [InlineData("[", "line 2")]
    [InlineData("", "one YAML document is expected")]
    public void What_is_wrong_is_refused_with_line_and_member(string yaml, string message) =>
        Should.Throw<InvalidDataException>(() => Parse(yaml)).Message.ShouldContain(message);

    private static ContractPrices Parse(string yaml) => ContractPrices.Parse(Encoding.UTF8.GetBytes(yaml), "prices.yaml");

    private static PriceQuestion Question(string? provider, string model, string? tier, string at) =>
        new(provider, model, null, tier, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
}
