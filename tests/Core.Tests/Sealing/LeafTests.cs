using System.Text;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Tests.Sealing;

/// <summary>The bytes of leaves, frozen, and what is refused when they are read back.</summary>
public sealed class LeafTests
{
    private const string Interaction =
        """{"gs":7,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"cost_usd":"0.5","model_answered":"m","operation":"chat","origin":"gateway","pii":{"PERSON":2},"stream":true},"n":3,"parts":{"body":{"kh":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","pc":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}},"sn":2,"stream":"a.example/s/p00","sys":"bot","ts":"2026-11-26T09:00:00.123456Z","type":"interaction","v":1}""";

    private const string Priced =
        """{"gs":7,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"charged_units":{"input_mtok":800},"cost_parts":{"input_mtok":"0.00012","output_mtok":"0.0003"},"cost_usd":"0.00042","price_tier":"flex","service_tier":"flex","usage_details":{"audio_input_tokens":0,"web_searches":2}},"n":3,"sn":2,"stream":"a.example/s/p00","sys":"bot","ts":"2026-11-26T09:00:00.123456Z","type":"interaction","v":1}""";

    private const string Loss =
        """{"gs":12,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"lost":40,"lost_from":"2026-11-26T09:00:00.000001Z","lost_to":"2026-11-26T09:00:04.500000Z","origin":"gateway","provider":"openai","reason":"journal_full","tenant":"acme"},"n":4,"sn":3,"stream":"a.example/s/p00","sys":"bot","ts":"2026-11-26T09:00:00.000001Z","type":"loss","v":1}""";

    private const string Heartbeat =
        """{"gs":60,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"open":5,"open_numbers":"5,9-12"},"n":5,"stream":"a.example/s/p00","ts":"2026-11-26T09:00:10.000000Z","type":"heartbeat","v":1}""";

    private const string CutHeartbeat =
        """{"gs":0,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"open":9,"open_cut":true,"open_numbers":"5"},"n":5,"stream":"a.example/s/p00","ts":"2026-11-26T09:00:10.000000Z","type":"heartbeat","v":1}""";

    private const string Counted =
        """{"gs":7,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"cost_usd":"0.5","input_tokens":11,"operation":"chat","output_tokens":4,"unpriced":"x","usage_method":"bpe:o200k_base","usage_source":"counted"},"n":5,"sn":2,"stream":"a.example/s/p00","sys":"bot","ts":"2026-11-26T09:00:00.000000Z","type":"interaction","v":1}""";

    private const string Redacted =
        """{"gs":7,"gw":"gw-1","id":"018f5c1e-7c00-7abc-8def-0123456789ab","meta":{"detector_version":"pii-1","pii":{"PERSON":2},"pii_kept":{"PHONE_NUMBER":1,"URL":3},"price_version":"p","reasoning_tokens":1,"redaction":"scanned","redaction_policy":"redact-1-00c0ffee","request_bytes":9},"n":5,"sn":2,"stream":"a.example/s/p00","sys":"bot","ts":"2026-11-26T09:00:00.000000Z","type":"interaction","v":1}""";

    private static readonly DateTimeOffset At = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private static readonly Leaf Place = new()
    {
        Type = LeafType.Interaction, Stream = "a.example/s/p00", Index = 5, Id = "018f5c1e-7c00-7abc-8def-0123456789ab", CapturedAt = At,
        Gateway = "gw-1",
    };

    [Fact]
    public void Loss_has_the_frozen_bytes()
    {
        var from = At.AddMicroseconds(1);
        var leaf = Place with
        {
            Type = LeafType.Loss, Index = 4, GatewayNumber = 12, System = "bot", SystemNumber = 3, CapturedAt = from,
            Meta = new LeafMeta
            {
                Origin = "gateway", Tenant = "acme", Provider = "openai", Reason = "journal_full",
                Lost = 40, LostFrom = from, LostTo = At.AddSeconds(4.5),
            },
        };

        Text(leaf).ShouldBe(Loss);
    }

    [Fact]
    public void Heartbeat_has_the_frozen_bytes()
    {
        var leaf = Place with
        {
            Type = LeafType.Heartbeat, GatewayNumber = 60, CapturedAt = At.AddSeconds(10), Meta = new LeafMeta { Open = 5, OpenNumbers = "5,9-12" },
        };

        Text(leaf).ShouldBe(Heartbeat);
    }

    [Fact]
    public void Source_of_the_usage_has_the_frozen_bytes()
    {
        var leaf = Place with
        {
            GatewayNumber = 7, System = "bot", SystemNumber = 2,
            Meta = new LeafMeta
            {
                Operation = "chat", InputTokens = 11, OutputTokens = 4, CostUsd = "0.5", Unpriced = "x",
                UsageSource = "counted", UsageMethod = "bpe:o200k_base",
            },
        };

        Text(leaf).ShouldBe(Counted);
    }

    [Fact]
    public void Redaction_policy_has_the_frozen_bytes()
    {
        var leaf = Place with
        {
            GatewayNumber = 7, System = "bot", SystemNumber = 2,
            Meta = new LeafMeta
            {
                Redaction = "scanned", DetectorVersion = "pii-1", RedactionPolicy = "redact-1-00c0ffee", RequestBytes = 9, ReasoningTokens = 1,
                PriceVersion = "p", Pii = [new("PERSON", 2)], PiiKept = [new("PHONE_NUMBER", 1), new("URL", 3)],
            },
        };

        Text(leaf).ShouldBe(Redacted);
    }

    [Theory]
    [InlineData(Interaction)]
    [InlineData(Redacted)]
    [InlineData(Priced)]
    [InlineData(Counted)]
    [InlineData(Loss)]
    [InlineData(Heartbeat)]
    [InlineData(CutHeartbeat)]
    public void Leaf_that_was_read_is_written_as_it_was(string leaf)
    {
        var read = LeafParser.Parse(Encoding.UTF8.GetBytes(leaf));

        Text(read).ShouldBe(leaf);
        LeafFacts.TryParse(Encoding.UTF8.GetBytes(leaf), out var fault).ShouldNotBeNull(fault);
    }

    [Fact]
    public void Loss_is_read_with_count_and_interval()
    {
        var bytes = Encoding.UTF8.GetBytes(Loss);

        var leaf = LeafParser.Parse(bytes);

        (leaf.GatewayNumber, leaf.System, leaf.SystemNumber).ShouldBe((12, "bot", 3));
        (leaf.Meta!.Lost, leaf.Meta.LostFrom, leaf.Meta.LostTo, leaf.Meta.Reason)
            .ShouldBe((40, At.AddMicroseconds(1), At.AddSeconds(4.5), "journal_full"));
        LeafFacts.TryParse(bytes, out _)!.Lost.ShouldBe(40);
    }

    [Theory]
    [InlineData(Loss, "\"lost\":40,", "")]
    [InlineData(Loss, "\"lost\":40", "\"lost\":0")]
    [InlineData(Loss, "\"lost\":40", "\"lost\":\"40\"")]
    [InlineData(Loss, "\"lost_to\":\"2026-11-26T09:00:04.500000Z\",", "")]
    [InlineData(Loss, "T09:00:04.500000Z", "T08:00:04.500000Z")]
    [InlineData(Loss, "T09:00:04.500000Z", "T09:00:04.5Z")]
    [InlineData(Loss, "\"reason\":\"journal_full\",", "")]
    [InlineData(Loss, "\"gs\":12", "\"gs\":0")]
    [InlineData(Loss, "\"type\":\"loss\"", "\"type\":\"interaction\"")]
    [InlineData(Loss, "\"origin\"", "\"open\":1,\"origin\"")]
    [InlineData(Loss, "\"lost_to\"", "\"lost_till\"")]
    [InlineData(Heartbeat, "\"open\":5,", "")]
    [InlineData(Heartbeat, "\"open\":5", "\"open\":6")]
    [InlineData(Heartbeat, "5,9-12", "5,12-9")]
    [InlineData(Heartbeat, "5,9-12", "5,6-8,10")]
    [InlineData(Heartbeat, "\"open\":5,", "\"open\":5,\"open_cut\":true,")]
    [InlineData(Heartbeat, "\"open\":5,", "\"open\":5,\"open_cut\":false,")]
    [InlineData(Heartbeat, "\"stream\"", "\"sn\":1,\"stream\"")]
    [InlineData(Heartbeat, "\"gs\":60,\"gw\":\"gw-1\",", "")]
    [InlineData(Heartbeat, "\"type\":\"heartbeat\"", "\"type\":\"reject\"")]
    public void Leaf_that_does_not_say_what_its_type_must_is_refused(string leaf, string old, string replacement)
    {
        var changed = leaf.Replace(old, replacement, StringComparison.Ordinal);

        changed.ShouldNotBe(leaf);
        Should.Throw<FormatException>(() => LeafParser.Parse(Encoding.UTF8.GetBytes(changed)));
    }

    private static string Text(Leaf leaf) => Encoding.UTF8.GetString(new LeafWriter().Write(leaf));
}
