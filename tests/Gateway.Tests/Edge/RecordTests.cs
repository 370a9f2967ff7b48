using System.IO.Compression;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Gateway.Tests.Doubles;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class RecordTests
{
    [Fact]
    public async Task Compressed_answer_stays_so_on_the_wire_and_is_plain_in_the_record()
    {
        var plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"model\":\"gpt-4o\"} ", 400)));
        var packed = Gzip(plain);
        await using var upstream = ScriptedUpstream.Start((_, connection) =>
            connection.AnswerAsync(200, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", packed));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.Client.GetAsync("/v1/x");

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(packed);
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        var call = await gateway.Journal.NextClosedAsync();
        call.Response.Body.ToArray().ShouldBe(plain);
        call.Response.WireBytes.ShouldBe(packed.Length);
        call.Response.Headers.ShouldNotContain(h => h.Name == "content-encoding");
    }

    [Fact]
    public async Task Unknown_coding_is_kept_and_marked_by_its_header()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) =>
            connection.AnswerAsync(200, "Content-Encoding: zstd\r\n", [0x28, 0xb5, 0x2f, 0xfd]));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        await gateway.Client.GetAsync("/v1/x");

        var call = await gateway.Journal.NextClosedAsync();
        call.Response.Body.ToArray().ShouldBe([0x28, 0xb5, 0x2f, 0xfd]);
        call.Response.Headers.ShouldContain(new HeaderField("content-encoding", "zstd"));
    }

    [Fact]
    public async Task Compressed_bomb_is_cut_at_the_limit()
    {
        var packed = Gzip(new byte[5_000_000]);
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "Content-Encoding: gzip\r\n", packed));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url, options => options.MaxResponseCaptureBytes = 10_000);

        await gateway.Client.GetAsync("/v1/x");

        var call = await gateway.Journal.NextClosedAsync();
        call.Response.Body.Length.ShouldBe(10_000);
        call.Response.Truncated.ShouldBeTrue();
    }

    [Fact]
    public async Task Compressed_request_is_forwarded_as_it_is_and_plain_in_the_record()
    {
        var packed = Gzip("{\"input\":\"hello\"}"u8.ToArray());
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);
        using var content = new ByteArrayContent(packed);
        content.Headers.ContentEncoding.Add("gzip");

        await gateway.Client.PostAsync("/v1/x", content);

        upstream.Requests.Single().Body.ShouldBe(packed);
        var call = await gateway.Journal.NextClosedAsync();
        Encoding.UTF8.GetString(call.Request.Body.Span).ShouldBe("{\"input\":\"hello\"}");
        call.Request.WireBytes.ShouldBe(packed.Length);
    }

    [Fact]
    public async Task Credentials_reach_the_provider_but_neither_record_nor_log()
    {
        const string Canary = "canary-7f3a";
        await using var upstream = ScriptedUpstream.Start((_, connection) =>
            connection.AnswerAsync(200, $"Set-Cookie: s={Canary}\r\nContent-Type: text/plain\r\n", "ok"u8.ToArray()));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url, options => options.RecordedHeaders.Add("*"));
        using var request = new HttpRequestMessage(HttpMethod.Post,
            $"/google/v1beta/models?key={Canary}&alt=sse&API-Key={Canary}&sig={Canary}&access_token={Canary}");
        foreach (var name in new[] { "Authorization", "x-api-key", "api-key", "x-goog-api-key", "Cookie", "openai-organization" })
            request.Headers.TryAddWithoutValidation(name, Canary);
        request.Content = new StringContent("{}");

        await gateway.Client.SendAsync(request);

        var seen = upstream.Requests.Single();
        seen.Target.ShouldContain($"key={Canary}&alt=sse");
        seen.Header("x-goog-api-key").ShouldBe(Canary);
        var call = await gateway.Journal.NextClosedAsync();
        call.Request.Target.ShouldBe("/v1beta/models?key=REMOVED&alt=sse&API-Key=REMOVED&sig=REMOVED&access_token=REMOVED");
        call.Request.Headers.Concat(call.Response.Headers).ShouldAllBe(h => !h.Value.Contains(Canary));
        gateway.Log.Lines.Where(line => line.Contains(Canary)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_caller_says_is_recorded()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        await gateway.SendRawAsync("GET /anthropic/v1/x HTTP/1.1\r\nHost: g\r\nConnection: close\r\nx-audit-system: hr-screening\r\n"
            + "x-audit-user: Zo\u00c3\u00ab\r\nx-audit-session: s-1\r\nx-audit-purpose: ranking\r\nx-audit-tags: {\"team\":\"hr\",\"empty\":\"\"}\r\n\r\n");

        var call = await gateway.Journal.NextClosedAsync();
        var caller = call.Opening.Caller;
        (caller.System, caller.User, caller.Session, caller.Purpose).ShouldBe(("hr-screening", "Zo\u00eb", "s-1", "ranking"));
        caller.Tags.ShouldBe(new Dictionary<string, string> { ["team"] = "hr", ["empty"] = "" });
        call.Opening.Provider.ShouldBe("anthropic");
        call.Opening.Tenant.ShouldBe("default");
        call.Number.Value.ShouldBe(1);
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(plain);
        return packed.ToArray();
    }
}
