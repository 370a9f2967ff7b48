using System.Text;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Processor.Tests.Decode;

namespace AuditPipeline.Processor.Tests.Meter;

public sealed class PriceListTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("acme", "owl-1", "owl-1")]
    [InlineData("ACME-europe", " OWL-1 ", "owl-1")]
    [InlineData("acme", "owl-1-2026-01-31", "owl-1")]
    [InlineData("acme", "owl-1-20260131", "owl-1")]
    [InlineData("acme", "owl-1-20260231", null)]
    [InlineData("acme", "owl-x-night", "owl-night")]
    [InlineData("acme", "owl-x-day-night", null)]
    [InlineData("reseller", "owl-1", "owl-1")]
    [InlineData("litellm", "acme/owl-1", "owl-1")]
    [InlineData("litellm", "owl-1", "owl-1")]
    [InlineData("my-own-gateway", "owl-1", "owl-1")]
    [InlineData("my-own-gateway", "a-long-one", null)]
    [InlineData(null, "owl-1", "owl-1")]
    [InlineData("ollama", "owl-1", null)]
    [InlineData("acme", "", null)]
    public void Model_is_found_by_the_rules_of_the_list(string? provider, string model, string? found)
    {
        Load().PriceFor(provider, model, Noon)?.Model.ShouldBe(found);

        (Load().PriceFor(provider, model, Noon) is null).ShouldBe(found is null);
    }

    [Theory]
    [InlineData("2026-02-28T23:59:59Z", 2)]
    [InlineData("2026-03-01T00:00:00Z", 1)]
    [InlineData("2026-03-01T00:30:00+01:00", 2)]
    public void Call_keeps_the_price_of_its_day(string at, int input)
    {
        var price = Load().PriceFor("acme", "owl-1", DateTimeOffset.Parse(at, null))!;

        price.Rates.Single(rate => rate.Unit == PriceUnit.Input).Base.ShouldBe(input);
    }

    [Theory]
    [InlineData("2026-02-01T21:59:59Z", 4)]
    [InlineData("2026-02-01T22:00:00Z", 1)]
    [InlineData("2026-02-01T05:59:59Z", 1)]
    [InlineData("2026-02-01T06:00:00Z", 4)]
    public void Night_rate_spans_midnight(string at, int input)
    {
        var price = Load().PriceFor("acme", "owl-2-night", DateTimeOffset.Parse(at, null))!;

        price.Rates.Single(rate => rate.Unit == PriceUnit.Input).Base.ShouldBe(input);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"name":"a","version":"1","providers":[{"id":"p","models":[{"id":"m","match":{"sounds_like":"x"},"prices":{}}]}]}""")]
    [InlineData("""{"name":"a","version":"1","providers":[{"id":"p","models":[{"id":"m","match":{"equals":"x"},"prices":{"input_mtok":-1}}]}]}""")]
    [InlineData("""{"name":"a","version":"1","providers":[{"id":"p","models":[{"id":"m","match":{"regex":"("},"prices":{}}]}]}""")]
    public void List_that_is_none_is_refused(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        Should.Throw<InvalidDataException>(() => PriceList.Load(stream));
    }

    private static PriceList Load()
    {
        using var json = Fixture.Open("prices/list.json");
        return PriceList.Load(json);
    }
}
