using System.Text;
using AuditPipeline.Core.Captures;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Tier, speed and region that an answer, or what stands around it, tells.</summary>
public sealed class ServedTests
{
    [Theory]
    [InlineData("/v1/chat/completions", """{"choices":[],"service_tier":"priority"}""", "priority")]
    [InlineData("/v1/chat/completions", """{"choices":[],"usage":{"service_tier":"batch"}}""", "batch")]
    [InlineData("/v1/chat/completions", """{"choices":[],"service_tier":null}""", null)]
    [InlineData("/v1/responses", """{"object":"response","status":"completed","service_tier":"flex"}""", "flex")]
    [InlineData("/v1/messages", """{"type":"message","content":[],"usage":{"service_tier":"standard"}}""", "standard")]
    [InlineData("/v1beta/models/m:generateContent", """{"candidates":[],"usageMetadata":{"promptTokenCount":1,"trafficType":"PROVISIONED_THROUGHPUT"}}""", "PROVISIONED_THROUGHPUT")]
    [InlineData("/v1beta/models/m:generateContent", """{"candidates":[],"usageMetadata":{"serviceTier":"standard"}}""", "standard")]
    [InlineData("/v1beta/interactions", """{"status":"completed","service_tier":"standard"}""", "standard")]
    [InlineData("/model/m/converse", """{"output":{},"serviceTier":{"type":"flex"}}""", "flex")]
    [InlineData("/v1/audio/transcriptions", """{"text":"x","usage":{"input_tokens":1,"service_tier":"default"}}""", "default")]
    public void Tier_is_the_one_served(string target, string answer, string? tier)
    {
        Exchanges.Decoded(target, """{"service_tier":"auto"}""", answer).ServiceTier.ShouldBe(tier);
    }

    [Fact]
    public void Last_tier_of_a_stream_counts()
    {
        const string stream =
            "data: {\"type\":\"response.created\",\"response\":{\"status\":\"in_progress\",\"service_tier\":\"auto\"}}\n\n"
            + "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"service_tier\":\"default\",\"output\":[]}}\n\n";

        Exchanges.Decoded("/v1/responses", "{}", stream, contentType: "text/event-stream").ServiceTier.ShouldBe("default");
    }

    [Fact]
    public void Speed_and_place_of_inference_are_told_by_the_usage()
    {
        var fast = Exchanges.Decoded(
            "/v1/messages", "{}", """{"type":"message","content":[],"usage":{"speed":"fast","inference_geo":"us"}}""");
        var untold = Exchanges.Decoded("/v1/messages", "{}", """{"type":"message","content":[],"usage":{"inference_geo":"not_available"}}""");
        var optimized = Exchanges.Decoded("/model/m/converse", "{}", """{"output":{},"performanceConfig":{"latency":"optimized"}}""");

        (fast.ServedSpeed, fast.ServedRegion).ShouldBe(("fast", "us"));
        (untold.ServedSpeed, untold.ServedRegion).ShouldBe((null, null));
        optimized.ServedSpeed.ShouldBe("optimized");
    }

    [Theory]
    [InlineData("/v1/chat/completions", "api.openai.com", null, null)]
    [InlineData("/v1/chat/completions", "eu.api.openai.com", null, "eu")]
    [InlineData("/v1/chat/completions", null, "West Europe", "westeurope")]
    [InlineData("/v1/chat/completions", "name.eastus2.models.ai.azure.com", null, "eastus2")]
    [InlineData("/v1/chat/completions", "amazonaws.com", null, null)]
    [InlineData("/model/m/converse", "bedrock-runtime.eu-central-1.amazonaws.com:443", null, "eu-central-1")]
    [InlineData("/model/arn%3Aaws%3Abedrock%3Aus-west-2%3A1%3Ainference-profile%2Fm/converse", null, null, "us-west-2")]
    [InlineData("/v1/projects/p/locations/europe-west4/publishers/google/models/m:generateContent", "us-central1-aiplatform.googleapis.com", null, "europe-west4")]
    [InlineData("/v1/models/m:generateContent", "us-central1-aiplatform.googleapis.com", null, "us-central1")]
    [InlineData("/ml/v1/text/generation", "us-south.ml.cloud.ibm.com", null, "us-south")]
    public void Region_stands_in_a_header_the_path_or_the_host(string target, string? host, string? header, string? region)
    {
        var envelope = Exchanges.Of(target, "{}"u8.ToArray(), "{}"u8.ToArray());
        envelope = envelope with
        {
            Request = envelope.Request with { Headers = host is null ? [] : [new HeaderField("host", host)] },
            Response = envelope.Response! with { Headers = header is null ? [] : [new HeaderField("x-ms-region", header)] },
        };

        Decoder.Decode(envelope).ServedRegion.ShouldBe(region);
    }

    [Fact]
    public void Bedrock_may_tell_the_tier_in_a_header()
    {
        var envelope = Exchanges.Of("/model/m/invoke", "{}"u8.ToArray(), Encoding.UTF8.GetBytes("""{"generation":"x","stop_reason":"stop"}"""));
        envelope = envelope with { Response = envelope.Response! with { Headers = [new HeaderField("x-amzn-bedrock-service-tier", "priority")] } };

        Decoder.Decode(envelope).ServiceTier.ShouldBe("priority");
    }
}
