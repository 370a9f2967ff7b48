using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Gateway.Tests.Doubles;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class FailureTests
{
    [Fact]
    public async Task Provider_that_is_down_is_502_and_recorded()
    {
        await using var gateway = await RunningGateway.StartAsync(ClosedPort());

        var answer = await gateway.Client.PostAsync("/v1/x", new StringContent("{}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        var error = await ErrorOf(answer);
        error.GetProperty("type").GetString().ShouldBe("audit_upstream_unreachable");
        var call = await gateway.Journal.NextClosedAsync();
        error.GetProperty("audit_id").GetString().ShouldBe(call.Opening.Id.ToString());
        call.Closing!.Outcome.ShouldBe(CaptureOutcome.UpstreamError);
        call.Closing.Reason.ShouldBe("upstream_unreachable");
        call.Response.Status.ShouldBe(502);
    }

    [Fact]
    public async Task Provider_that_does_not_answer_in_time_is_504()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.WhenClosedAsync());
        await using var gateway = await RunningGateway.StartAsync(upstream.Url,
            options => options.ResponseHeadersTimeout = TimeSpan.FromMilliseconds(100));

        var answer = await gateway.Client.PostAsync("/v1/x", new StringContent("{}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        var call = await gateway.Journal.NextClosedAsync();
        (call.Closing!.Outcome, call.Closing.Reason).ShouldBe((CaptureOutcome.UpstreamError, "upstream_timeout"));
    }

    [Fact]
    public async Task Provider_that_closes_without_an_answer_is_502()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answer = await gateway.Client.PostAsync("/v1/x", new StringContent("{}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await gateway.Journal.NextClosedAsync()).Closing!.Reason.ShouldBe("upstream_broken");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_that_breaks_off_breaks_off_for_the_client_too(bool chunked)
    {
        var passed = new TaskCompletionSource();
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            if (chunked)
            {
                await connection.BeginEventsAsync();
                await connection.ChunkAsync("data: half\n\n");
            }
            else
            {
                await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\ndata: half\n\n");
            }

            await passed.Task;
            connection.Reset();
        });
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/x");
        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var first = await reader.ReadLineAsync();
        passed.SetResult();
        var broken = await Should.ThrowAsync<Exception>(() => reader.ReadToEndAsync());

        first.ShouldBe("data: half");
        broken.ShouldBeAssignableTo<IOException>();
        var call = await gateway.Journal.NextClosedAsync();
        (call.Closing!.Outcome, call.Closing.Reason).ShouldBe((CaptureOutcome.UpstreamError, "upstream_broken"));
        Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe("data: half\n\n");
        call.Response.Truncated.ShouldBeFalse();
    }

    [Fact]
    public async Task Answer_that_stalls_is_ended()
    {
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.BeginEventsAsync();
            await connection.ChunkAsync("data: half\n\n");
            await connection.WhenClosedAsync();
        });
        await using var gateway = await RunningGateway.StartAsync(upstream.Url,
            options => options.IdleTimeout = TimeSpan.FromMilliseconds(150));

        await Should.ThrowAsync<HttpRequestException>(() => gateway.Client.GetStringAsync("/v1/x"));

        var call = await gateway.Journal.NextClosedAsync();
        (call.Closing!.Outcome, call.Closing.Reason).ShouldBe((CaptureOutcome.UpstreamError, "upstream_stalled"));
        Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe("data: half\n\n");
    }

    [Fact]
    public async Task Journal_that_cannot_write_means_503_and_no_call()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);
        gateway.Journal.Refuses = "journal_full";

        var answer = await gateway.Client.PostAsync("/v1/x", new StringContent("{}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await ErrorOf(answer)).GetProperty("type").GetString().ShouldBe("audit_journal_full");
        upstream.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_that_cannot_be_closed_waits_and_is_left_to_the_next_start_when_the_gateway_stops()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        var gateway = await RunningGateway.StartAsync(upstream.Url);
        gateway.Journal.RefusesClosings = true;

        var answer = await gateway.Client.PostAsync("/v1/x", new StringContent("{}"));
        await gateway.DisposeAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        gateway.Journal.Calls.Single().Closing.ShouldBeNull();
        gateway.Log.Lines.ShouldContain(line => line.StartsWith("The gateway stopped while 1 ended calls waited", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Request_that_breaks_off_calls_nobody_and_takes_no_number()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url, options => options.MaxConcurrentCalls = 1);

        await using (var connection = await gateway.ConnectAsync())
            await connection.WriteAsync("POST /v1/x HTTP/1.1\r\nHost: g\r\nContent-Length: 500\r\n\r\nhalf"u8.ToArray());
        HttpResponseMessage next;
        do next = await gateway.Client.GetAsync("/v1/x");
        while (next.StatusCode == HttpStatusCode.ServiceUnavailable);   // until the slot of the broken one is free

        next.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gateway.Journal.NextClosedAsync()).Number.Value.ShouldBe(1);
        upstream.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Request_is_durable_before_the_provider_is_called()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);
        var calledWhileOpening = -1;
        gateway.Journal.WhileOpening = async () =>
        {
            await Task.Yield();
            calledWhileOpening = upstream.Requests.Count;
        };

        await gateway.Client.PostAsync("/v1/x", new StringContent("{}"));

        calledWhileOpening.ShouldBe(0);
        upstream.Requests.Count.ShouldBe(1);
    }

    private static async Task<JsonElement> ErrorOf(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("error").Clone();
    }

    private static string ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
