using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Presidio;
using AuditPipeline.Pii;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Host.Tests.Presidio;

public sealed class ServiceTests
{
    private static readonly byte[] KeyHash = SHA256.HashData(Encoding.UTF8.GetBytes("a key of the tests"));

    [Fact]
    public async Task Health_is_told_to_everybody()
    {
        await using var bench = await PresidioBench.StartAsync(key: KeyHash);

        using var response = await bench.Client.GetAsync("/health", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Presidio Analyzer service is up");
    }

    [Fact]
    public async Task Lists_say_what_is_there()
    {
        await using var bench = await PresidioBench.StartAsync();

        PresidioBench.Strings((await bench.GetAsync("/supportedentities?language=en")).Json).ShouldBe(PiiEngine.OfCatalogue.Entities);
        PresidioBench.Strings((await bench.GetAsync("/supportedentities")).Json).ShouldContain("IBAN_CODE");
        PresidioBench.Strings((await bench.GetAsync("/recognizers?language=nl")).Json).ShouldBe(PiiEngine.OfCatalogue.Recognizers.Select(r => r.Name));
        PresidioBench.Strings((await bench.GetAsync("/anonymizers")).Json).ShouldBe(["encrypt", "hash", "keep", "mask", "redact", "replace"]);
        PresidioBench.Strings((await bench.GetAsync("/deanonymizers")).Json).ShouldBe(["decrypt", "deanonymize_keep"]);
        var (status, json) = await bench.GetAsync("/supportedentities?language=xx");
        status.ShouldBe(500);
        json.GetProperty("error").GetString().ShouldBe("No matching recognizers were found to serve the request.");
    }

    [Fact]
    public async Task What_is_no_call_is_refused_as_JSON()
    {
        await using var bench = await PresidioBench.StartAsync();

        (await bench.GetAsync("/nothing")).Status.ShouldBe(404);
        (await bench.GetAsync("/analyze")).Status.ShouldBe(405);
        (await bench.PostAsync("/analyze", "{}", "text/plain")).Status.ShouldBe(415);
    }

    [Fact]
    public async Task A_body_beyond_the_bound_is_refused()
    {
        await using var bench = await PresidioBench.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/analyze");
        request.Headers.ExpectContinue = true;
        request.Content = new ByteArrayContent(new byte[PresidioLimits.Body + 1]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        using var response = await bench.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("error");
    }

    [Fact]
    public async Task Too_many_texts_are_refused()
    {
        await using var bench = await PresidioBench.StartAsync();
        var texts = string.Join(',', Enumerable.Repeat("\"a\"", PresidioLimits.Texts + 1));

        var (status, json) = await bench.PostAsync("/analyze", $$"""{"text": [{{texts}}], "language": "en"}""");

        status.ShouldBe(400);
        json.GetProperty("error").GetString()!.ShouldContain("'text' must have at most 1000 members.");
    }

    [Theory]
    [InlineData("Authorization", "Bearer a key of the tests", 200)]
    [InlineData("Authorization", "bearer a key of the tests", 200)]
    [InlineData("X-API-Key", "a key of the tests", 200)]
    [InlineData("X-API-Key", "another", 401)]
    [InlineData("Authorization", "Basic a key of the tests", 401)]
    [InlineData("Accept", "*/*", 401)]
    public async Task Where_there_is_a_key_it_must_be_shown(string header, string value, int status)
    {
        await using var bench = await PresidioBench.StartAsync(key: KeyHash);
        bench.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        (await bench.GetAsync("/anonymizers")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public async Task An_address_that_others_reach_needs_a_key(string address)
    {
        var options = new PresidioOptions(new IPEndPoint(IPAddress.Parse(address), 0), null);

        var failure = await Should.ThrowAsync<CommandFailure>(() => PresidioHost.StartAsync(
            options, PiiEngine.OfCatalogue, new SystemRandomness(), TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken));

        failure.ExitCode.ShouldBe(ExitCode.Usage);
        failure.Message.ShouldContain("--key-sha256");
        (options with { KeySha256 = KeyHash }).Fault.ShouldBeNull();
    }

    /// <summary>LiteLLM's guardrail: analyze with these members, drop what scores too low, hand all of the items on to anonymize, and use its
    /// text; with numbered tokens it replaces by the places of analyze itself.</summary>
    [Fact]
    public async Task The_calls_of_LiteLLMs_guardrail_work()
    {
        const string text = "Mail jan@example.org or call from 192.0.2.17 😀, thanks";
        await using var bench = await PresidioBench.StartAsync();
        using var asked = await bench.Client.PostAsJsonAsync(
            "analyze", new { text, language = "en", entities = new[] { "EMAIL_ADDRESS", "IP_ADDRESS", "PERSON", "NRP" } }, TestContext.Current.CancellationToken);
        asked.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var results = await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var (status, json) = await bench.PostAsync("/anonymize", $$"""{"text": "{{text}}", "analyzer_results": {{results}}}""");

        status.ShouldBe(200);
        json.GetProperty("text").GetString().ShouldBe("Mail <EMAIL_ADDRESS> or call from <IP_ADDRESS> 😀, thanks");
        json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("entity_type").GetString()).ShouldBe(["IP_ADDRESS", "EMAIL_ADDRESS"]);
    }
}
