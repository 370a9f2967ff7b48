using System.Net;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Gateway.Tests.Doubles;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class PassThroughTests
{
    public static TheoryData<byte[]> OddBodies => new()
    {
        Array.Empty<byte>(),
        Encoding.UTF8.GetBytes("{ \"model\" :\t\"gpt-4o\",\r\n \"n\":1.0e0 , \"text\":\"\\u00e9é\" }\n\n"),
        Encoding.UTF8.GetBytes("not json at all"),
        Enumerable.Range(0, 70_000).Select(i => (byte)(i * 7 & 0xff)).ToArray(),
        new byte[] { 0xff, 0xfe, 0x00, 0x0d, 0x0a, 0x0d, 0x0a, 0x30 },
    };

    [Theory]
    [MemberData(nameof(OddBodies))]
    public async Task Bodies_pass_byte_for_byte_both_ways_and_into_the_record(byte[] body)
    {
        await using var upstream = ScriptedUpstream.Start((request, connection) =>
            connection.AnswerAsync(200, "Content-Type: application/octet-stream\r\n", [.. request.Body.Reverse()]));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.Client.PostAsync("/openai/v1/chat/completions", new ByteArrayContent(body));

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(body.Reverse());
        var seen = upstream.Requests.Single();
        seen.Body.ShouldBe(body);
        seen.Header("Content-Length").ShouldBe(body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        seen.Header("Content-Type").ShouldBeNull();
        var call = await gateway.Journal.NextClosedAsync();
        call.Request.Body.ToArray().ShouldBe(body);
        call.Request.WireBytes.ShouldBe(body.Length);
        call.Response.Body.ToArray().ShouldBe(body.Reverse());
        call.Closing!.Outcome.ShouldBe(CaptureOutcome.Completed);
    }

    [Fact]
    public async Task Chunked_request_stays_chunked()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.SendRawAsync("POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 200 Scripted");
        var seen = upstream.Requests.Single();
        seen.BodyText.ShouldBe("hello, world");
        seen.Header("Transfer-Encoding").ShouldBe("chunked");
        seen.Header("Content-Length").ShouldBeNull();
    }

    [Theory]
    [InlineData("/v1/models", "/v1/models")]
    [InlineData("/openai/v1/models/ft%3Agpt-4o%2Fx?a=%20b&c=%C3%A9&&d", "/v1/models/ft%3Agpt-4o%2Fx?a=%20b&c=%C3%A9&&d")]
    [InlineData("/google/v1beta/models/gemini-2.5-pro:generateContent?%24alt=json%3Benum-encoding%3Dint", "/v1beta/models/gemini-2.5-pro:generateContent?%24alt=json%3Benum-encoding%3Dint")]
    [InlineData("/anthropic//v1/./messages/../x", "//v1/./messages/../x")]
    [InlineData("/openai", "/")]
    [InlineData("/openai?x=1", "/?x=1")]
    public async Task Request_target_is_sent_as_it_came(string sent, string received)
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        await gateway.SendRawAsync($"GET {sent} HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");

        upstream.Requests.Single().Target.ShouldBe(received);
        (await gateway.Journal.NextClosedAsync()).Request.Target.ShouldBe(received);
    }

    [Fact]
    public async Task Hop_by_hop_and_audit_headers_stop_here_and_nothing_is_added()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        await using var connection = await gateway.ConnectAsync();
        using var reader = new StreamReader(connection, Encoding.Latin1);

        await connection.WriteAsync(Encoding.Latin1.GetBytes("POST /v1/x HTTP/1.1\r\nHost: gateway\r\nConnection: X-Per-Hop\r\nX-Per-Hop: 1\r\nTE: trailers\r\n"
            + "Keep-Alive: timeout=5\r\nProxy-Authorization: Basic eA==\r\nx-audit-system: hr\r\nx-audit-id: forged\r\n"
            + "Authorization: Bearer secret\r\nX-Odd: caf\u00c3\u00a9  two\r\nContent-Type: application/json;odd=\"x\"\r\nContent-Length: 2\r\n\r\n{}"));
        await reader.ReadLineAsync();

        var lines = upstream.Requests.Single().Head.Split("\r\n").Skip(1).Order(StringComparer.OrdinalIgnoreCase);
        lines.ShouldBe([
            "Authorization: Bearer secret", "Content-Length: 2", "Content-Type: application/json;odd=\"x\"",
            $"Host: {new Uri(upstream.Url).Authority}", "X-Odd: caf\u00c3\u00a9  two",
        ]);
    }

    [Fact]
    public async Task Answer_keeps_status_reason_and_headers_but_not_hop_by_hop_ones()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(429,
            "Connection: keep-alive, X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=1\r\nRetry-After: 20\r\nServer: theirs\r\nx-audit-id: forged\r\n"
            + "Date: Mon, 01 Jan 2024 00:00:00 GMT\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Odd: caf\u00c3\u00a9\r\nx-ratelimit-limit-requests: 7\r\n", "{}"u8.ToArray()));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.SendRawAsync("GET /v1/x HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");

        var call = await gateway.Journal.NextClosedAsync();
        var head = answer.Split("\r\n\r\n")[0].Split("\r\n");
        head[0].ShouldBe("HTTP/1.1 429 Scripted");
        head.Skip(1).Order(StringComparer.OrdinalIgnoreCase).ShouldBe([
            "Connection: close", "Content-Length: 2", "Date: Mon, 01 Jan 2024 00:00:00 GMT", "Retry-After: 20", "Server: theirs",
            "Set-Cookie: a=1", "Set-Cookie: b=2", $"x-audit-id: {call.Opening.Id}", "X-Odd: caf\u00c3\u00a9", "x-ratelimit-limit-requests: 7",
        ]);
        call.Response.Status.ShouldBe(429);
        call.Response.Headers.Select(h => h.Name).ShouldBe(["retry-after", "date", "x-ratelimit-limit-requests"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("HEAD", 200, "Content-Length: 1234\r\n", "Content-Length: 1234")]
    [InlineData("GET", 204, "", null)]
    [InlineData("GET", 304, "ETag: \"x\"\r\n", "ETag: \"x\"")]
    public async Task Answers_without_a_body_stay_so(string method, int status, string headers, string? kept)
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.SendAsync($"HTTP/1.1 {status} Scripted\r\n{headers}\r\n"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.SendRawAsync($"{method} /v1/x HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith($"HTTP/1.1 {status} Scripted\r\n");
        answer.ShouldEndWith("\r\n\r\n");
        if (kept is not null) answer.ShouldContain(kept);
        (await gateway.Journal.NextClosedAsync()).Response.WireBytes.ShouldBe(0);
    }

    [Fact]
    public async Task Redirects_are_passed_on_not_followed()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) =>
            connection.AnswerAsync(307, "Location: http://127.0.0.1:1/elsewhere\r\n", []));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.Client.GetAsync("/v1/x");

        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        answer.Headers.Location!.ToString().ShouldBe("http://127.0.0.1:1/elsewhere");
    }

    [Fact]
    public async Task Prompt_of_four_megabytes_passes_whole()
    {
        var prompt = new byte[4 * 1024 * 1024 + 13];
        new Random(4).NextBytes(prompt);
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.Client.PostAsync("/v1/x", new ByteArrayContent(prompt));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        upstream.Requests.Single().Body.AsSpan().SequenceEqual(prompt).ShouldBeTrue();
        (await gateway.Journal.NextClosedAsync()).Request.Body.Span.SequenceEqual(prompt).ShouldBeTrue();
    }

    [Fact]
    public async Task Sender_that_waits_for_100_continue_gets_it_and_the_provider_is_not_asked_to_wait()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);
        await using var connection = await gateway.ConnectAsync();
        using var reader = new StreamReader(connection, Encoding.Latin1);

        await connection.WriteAsync("POST /v1/x HTTP/1.1\r\nHost: g\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n"u8.ToArray());
        var interim = await reader.ReadLineAsync();
        await connection.WriteAsync("hello"u8.ToArray());
        var rest = await reader.ReadToEndAsync();

        interim.ShouldBe("HTTP/1.1 100 Continue");
        rest.ShouldContain("HTTP/1.1 200 Scripted");
        upstream.Requests.Single().Header("Expect").ShouldBeNull();
        upstream.Requests.Single().BodyText.ShouldBe("hello");
    }
}
