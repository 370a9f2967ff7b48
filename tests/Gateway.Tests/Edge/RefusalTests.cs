using System.Net;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Gateway.Tap;
using AuditPipeline.Gateway.Tests.Doubles;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class RefusalTests
{
    [Fact]
    public async Task Unknown_provider_is_404_and_recorded()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.Client.PostAsync("/nobody/v1/x", new StringContent("hello"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"type\":\"audit_unknown_provider\"");
        var call = await gateway.Journal.NextClosedAsync();
        answer.Headers.GetValues("x-audit-id").ShouldBe([call.Opening.Id.ToString()]);
        call.Opening.Provider.ShouldBe("unknown");
        Encoding.UTF8.GetString(call.Request.Body.Span).ShouldBe("hello");
        (call.Closing!.Outcome, call.Closing.Reason).ShouldBe((CaptureOutcome.Refused, "unknown_provider"));
        upstream.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_of_fifty_megabytes_is_answered_413_and_the_connection_survives()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.Client.PostAsync("/v1/x", new ByteArrayContent(new byte[50 * 1024 * 1024]));
        var next = await gateway.Client.GetAsync("/v1/x");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        next.StatusCode.ShouldBe(HttpStatusCode.OK);
        var call = await gateway.Journal.NextClosedAsync();
        call.Request.Truncated.ShouldBeTrue();
        call.Request.WireBytes.ShouldBe(50 * 1024 * 1024);
        call.Request.Body.IsEmpty.ShouldBeTrue();
        (call.Closing!.Outcome, call.Closing.Reason).ShouldBe((CaptureOutcome.Refused, "body_too_large"));
        upstream.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Chunked_upload_that_grows_too_long_is_413()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url, options => options.MaxRequestBytes = 2000);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/x") { Content = new ByteArrayContent(new byte[5000]) };
        request.Headers.TransferEncodingChunked = true;

        var answer = await gateway.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var call = await gateway.Journal.NextClosedAsync();
        call.Request.WireBytes.ShouldBe(5000);
        call.Request.Truncated.ShouldBeTrue();
    }

    [Fact]
    public async Task Sender_that_waits_for_100_continue_with_too_much_is_never_asked_for_it()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        await using var connection = await gateway.ConnectAsync();
        using var reader = new StreamReader(connection, Encoding.Latin1);

        await connection.WriteAsync("POST /v1/x HTTP/1.1\r\nHost: g\r\nExpect: 100-continue\r\nContent-Length: 90000000\r\n\r\n"u8.ToArray());
        var status = await reader.ReadLineAsync();

        status.ShouldBe("HTTP/1.1 413 Payload Too Large");
        (await gateway.Journal.NextClosedAsync()).Request.WireBytes.ShouldBe(90_000_000);
    }

    [Fact]
    public async Task Broken_chunks_are_400_and_recorded()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.SendRawAsync("POST /v1/x HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n");

        answer.ShouldStartWith("HTTP/1.1 400");
        (await gateway.Journal.NextClosedAsync()).Closing!.Reason.ShouldBe("malformed_body");
        upstream.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Body_that_does_not_arrive_in_time_is_408_and_recorded()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url,
            options => options.RequestBodyTimeout = TimeSpan.FromMilliseconds(100));
        await using var connection = await gateway.ConnectAsync();
        using var reader = new StreamReader(connection, Encoding.Latin1);

        await connection.WriteAsync("POST /v1/x HTTP/1.1\r\nHost: g\r\nContent-Length: 500\r\n\r\nhalf"u8.ToArray());
        var status = await reader.ReadLineAsync();

        status.ShouldBe("HTTP/1.1 408 Request Timeout");
        var call = await gateway.Journal.NextClosedAsync();
        (call.Closing!.Reason, call.Request.Truncated).ShouldBe(("request_body_timeout", true));
    }

    [Theory]
    [InlineData("x-audit-system", "has space")]
    [InlineData("x-audit-system", "")]
    [InlineData("x-audit-tags", "[1]")]
    [InlineData("x-audit-tags", "{\"a\":1}")]
    [InlineData("x-audit-tags", "{\"a\":\"1\",\"a\":\"2\"}")]
    [InlineData("x-audit-tags", "{\"a\":\"1\"")]
    [InlineData("x-audit-user", "\u00ff")]
    public async Task Malformed_audit_header_is_400_names_the_header_and_is_recorded(string name, string value)
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.SendRawAsync($"GET /v1/x HTTP/1.1\r\nHost: g\r\nConnection: close\r\n{name}: {value}\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain($"The header {name} is malformed.");
        var call = await gateway.Journal.NextClosedAsync();
        (call.Closing!.Outcome, call.Closing.Reason).ShouldBe((CaptureOutcome.Refused, "malformed_header"));
        upstream.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Full_capture_memory_refuses_new_calls_and_records_that()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url, options => options.MaxCaptureMemory = 64 * 1024);
        gateway.Services.GetRequiredService<CaptureMemory>().TryReserve(64 * 1024).ShouldBeTrue();

        var answer = await gateway.Client.PostAsync("/v1/x", new StringContent("hello"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("audit_capture_memory_full");
        var call = await gateway.Journal.NextClosedAsync();
        call.Request.Truncated.ShouldBeTrue();
        call.Closing!.Reason.ShouldBe("capture_memory_full");
        upstream.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_call_more_than_the_bound_is_503()
    {
        using var go = new SemaphoreSlim(0);
        var arrived = new TaskCompletionSource();
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            arrived.TrySetResult();
            await go.WaitAsync();
            await connection.AnswerAsync(200, "text/plain", "ok");
        });
        await using var gateway = await RunningGateway.StartAsync(upstream.Url, options => options.MaxConcurrentCalls = 1);

        var first = gateway.Client.GetAsync("/v1/x");
        await arrived.Task;
        var second = await gateway.Client.GetAsync("/v1/x");
        go.Release();

        second.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await second.Content.ReadAsStringAsync()).ShouldContain("audit_too_many_calls");
        (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
