using System.Net;
using System.Net.Sockets;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Gateway.Edge;
using AuditPipeline.Gateway.Tap;
using AuditPipeline.Gateway.Tests.Doubles;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AuditPipeline.Gateway.Tests.Edge;

/// <summary>Routes on which the call comes first (<c>record: pass</c>): here <c>openai</c>; <c>anthropic</c> stays on <c>before</c>.</summary>
public sealed class PassPolicyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Call_is_answered_while_its_request_is_still_being_written()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await StartAsync(upstream.Url);
        var writing = new TaskCompletionSource();
        gateway.Journal.WhileOpening = () => writing.Task;

        var answer = await gateway.Client.PostAsync("/openai/v1/x", new StringContent("hello")).WaitAsync(Patience);
        var before = gateway.Journal.Calls.Count;
        writing.SetResult();
        var call = await gateway.Journal.NextClosedAsync();

        (await answer.Content.ReadAsStringAsync()).ShouldBe("ok");
        before.ShouldBe(0);
        call.Opening.Forwarded.ShouldBeTrue();
        Encoding.UTF8.GetString(call.Request.Body.Span).ShouldBe("hello");
        Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe("ok");
        gateway.Journal.Forwarded.ShouldBe(1);
    }

    [Fact]
    public async Task Call_waits_for_a_journal_that_cannot_write_and_is_recorded_whole_when_it_can()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await StartAsync(upstream.Url);
        gateway.Journal.Refuses = OpenResult.Unavailable;

        var passed = await gateway.Client.PostAsync("/openai/v1/x", new StringContent("hello"));
        var refused = await gateway.Client.PostAsync("/anthropic/v1/x", new StringContent("hello"));
        gateway.Journal.Refuses = null;
        var call = await gateway.Journal.NextClosedAsync();

        passed.StatusCode.ShouldBe(HttpStatusCode.OK);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        call.Opening.Id.ToString().ShouldBe(passed.Headers.GetValues("x-audit-id").Single());
        Encoding.UTF8.GetString(call.Request.Body.Span).ShouldBe("hello");
        Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe("ok");
        gateway.Journal.Losses.ShouldBeEmpty();
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task What_finds_no_room_to_wait_is_recorded_as_lost_with_cause_and_interval()
    {
        const int calls = 20;
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await StartAsync(upstream.Url, options => options.MaxWaitingBytes = 64 * 1024);
        gateway.Journal.Refuses = OpenResult.Full;
        var begin = DateTimeOffset.UtcNow.AddMilliseconds(-1);

        for (var i = 0; i < calls; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/openai/v1/x") { Content = new StringContent(new string('x', 10_000)) };
            request.Headers.Add("x-audit-system", "hr");
            (await gateway.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var backlog = gateway.Services.GetRequiredService<Backlog>();
        await UntilAsync(() => backlog.Count == 6);
        backlog.Bytes.ShouldBeLessThanOrEqualTo(64 * 1024);
        gateway.Journal.Refuses = null;
        await UntilAsync(() => gateway.Journal.Losses.Sum(loss => loss.Loss.Count) + gateway.Journal.Calls.Count(call => call.Closing is not null) == calls);

        var loss = gateway.Journal.Losses.ShouldHaveSingleItem().Loss;
        (loss.Cause, loss.Provider, loss.System, loss.Count).ShouldBe((LossCause.JournalFull, "openai", "hr", 14));
        loss.From.ShouldBeGreaterThan(begin);
        loss.To.ShouldBeGreaterThan(loss.From);
        gateway.Journal.Calls.Count.ShouldBe(6);
        gateway.Journal.Forwarded.ShouldBe(calls);
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task End_that_cannot_be_written_waits_and_gives_up_its_body_when_there_is_no_room()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", new string('y', 50_000)));
        await using var gateway = await StartAsync(upstream.Url, options => options.MaxWaitingBytes = 64 * 1024);
        gateway.Journal.RefusesClosings = true;

        for (var i = 0; i < 2; i++) await gateway.Client.PostAsync("/anthropic/v1/x", new StringContent("hello"));
        var backlog = gateway.Services.GetRequiredService<Backlog>();
        await UntilAsync(() => backlog.Count == 2);
        gateway.Journal.RefusesClosings = false;
        await UntilAsync(() => gateway.Journal.Calls.All(call => call.Closing is not null));

        var calls = gateway.Journal.Calls.OrderBy(call => call.Number.Value).ToArray();
        calls.ShouldAllBe(call => call.Closing!.Outcome == CaptureOutcome.Completed && call.Response.WireBytes == 50_000);
        calls.Select(call => (call.Response.Body.Length, call.Response.Truncated)).ShouldBe([(50_000, false), (0, true)], ignoreOrder: true);
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task Long_body_is_forwarded_while_it_arrives()
    {
        const int half = 1024 * 1024;
        using var provider = new TcpListener(IPAddress.Loopback, 0);
        provider.Start();
        await using var gateway = await StartAsync($"http://127.0.0.1:{((IPEndPoint)provider.LocalEndpoint).Port}");
        await using var caller = await gateway.ConnectAsync();
        await caller.WriteAsync(Encoding.Latin1.GetBytes($"POST /openai/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: {2 * half}\r\nConnection: close\r\n\r\n"));
        await caller.WriteAsync(new byte[half]);

        using var socket = await provider.AcceptSocketAsync().WaitAsync(Patience);
        await using var stream = new NetworkStream(socket);
        var atProvider = await ReadAsync(stream, atLeast: half);   // the caller has not sent the rest yet
        await caller.WriteAsync(new byte[half]);
        atProvider += await ReadAsync(stream, atLeast: 2 * half - atProvider + 50);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray());
        using var reader = new StreamReader(caller, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync().WaitAsync(Patience);

        answer.ShouldStartWith("HTTP/1.1 200");
        var call = await gateway.Journal.NextClosedAsync();
        (call.Request.Body.Length, call.Request.WireBytes, call.Request.Truncated).ShouldBe((2 * half, 2 * half, false));
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task Body_of_unknown_length_beyond_the_limit_is_refused_while_it_passes()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await StartAsync(upstream.Url, options => options.MaxRequestBytes = 64 * 1024);

        await using var connection = await gateway.ConnectAsync();
        await connection.WriteAsync("POST /openai/v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"u8.ToArray());
        var chunk = Encoding.Latin1.GetBytes("4000\r\n" + new string('z', 0x4000) + "\r\n");
        for (var i = 0; i < 5; i++) await connection.WriteAsync(chunk);
        await connection.WriteAsync("0\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(connection, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync().WaitAsync(Patience);

        answer.ShouldStartWith("HTTP/1.1 413");
        upstream.Requests.ShouldBeEmpty();
        var call = await gateway.Journal.NextClosedAsync();
        (call.Closing!.Outcome, call.Closing.Reason).ShouldBe((CaptureOutcome.Refused, "body_too_large"));
        call.Request.Truncated.ShouldBeTrue();
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task Full_capture_memory_costs_the_copy_and_not_the_call()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await StartAsync(upstream.Url, options => options.MaxCaptureMemory = 64 * 1024);
        var memory = gateway.Services.GetRequiredService<CaptureMemory>();
        memory.TryReserve(64 * 1024).ShouldBeTrue();

        var answer = await gateway.Client.PostAsync("/openai/v1/x", new StringContent("hello"));
        var call = await gateway.Journal.NextClosedAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        upstream.Requests.Single().BodyText.ShouldBe("hello");
        (call.Request.Body.Length, call.Request.WireBytes, call.Request.Truncated).ShouldBe((0, 5, true));
        memory.Release(64 * 1024);
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task Provider_that_cannot_be_reached_is_recorded_on_a_forwarding_route_too()
    {
        await using var gateway = await StartAsync("http://127.0.0.1:1");

        var answer = await gateway.Client.PostAsync("/openai/v1/x", new StringContent("hello"));
        var call = await gateway.Journal.NextClosedAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (call.Closing!.Outcome, call.Closing.Reason).ShouldBe((CaptureOutcome.UpstreamError, "upstream_unreachable"));
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task Bytes_are_in_the_tail_before_the_caller_has_them()
    {
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.BeginEventsAsync();
            await connection.ChunkAsync("data: first\n\n");
            await connection.WhenClosedAsync();
        });
        await using var gateway = await StartAsync(upstream.Url);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/anthropic/v1/x");
        using (var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        using (var reader = new StreamReader(await answer.Content.ReadAsStreamAsync()))
        {
            await reader.ReadLineAsync();
            var tail = gateway.Journal.Tails.Values.Single();
            (tail.Status, Encoding.UTF8.GetString(tail.Body), tail.Ended).ShouldBe((200, "data: first\n\n", false));
        }

        await gateway.Journal.NextClosedAsync();
        await UntilAsync(() => gateway.Journal.Tails.Values.Single().Ended);
    }

    [Fact]
    public async Task Call_that_lasts_is_opened_and_what_has_passed_and_passes_then_is_in_the_tail()
    {
        var go = new TaskCompletionSource();
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.BeginEventsAsync();
            await connection.ChunkAsync("data: first\n\n");
            await go.Task;
            await connection.ChunkAsync("data: second\n\n");
            await connection.WhenClosedAsync();
        });
        await using var gateway = await StartAsync(upstream.Url);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/openai/v1/x");
        using (var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        using (var reader = new StreamReader(await answer.Content.ReadAsStreamAsync()))
        {
            await reader.ReadLineAsync();
            await UntilAsync(() => Tail(gateway) == "data: first\n\n");
            gateway.Journal.Calls.ShouldHaveSingleItem().Closing.ShouldBeNull();
            go.SetResult();
            await UntilAsync(() => Tail(gateway) == "data: first\n\ndata: second\n\n");
        }

        var call = await gateway.Journal.NextClosedAsync();
        call.Closing!.Outcome.ShouldBe(CaptureOutcome.ClientLeft);
        Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe("data: first\n\ndata: second\n\n");
        await UntilAsync(() => gateway.Journal.Tails.Values.Single().Ended);
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task Call_whose_provider_takes_its_time_is_opened_before_it_answers()
    {
        var go = new TaskCompletionSource();
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await go.Task;
            await connection.AnswerAsync(200, "text/plain", "ok");
        });
        await using var gateway = await StartAsync(upstream.Url);

        var asking = gateway.Client.PostAsync("/openai/v1/x", new StringContent("hello"));
        await UntilAsync(() => gateway.Journal.Calls.Count == 1);
        var open = gateway.Journal.Calls.Single();
        go.SetResult();
        await asking;
        var call = await gateway.Journal.NextClosedAsync();

        open.Closing.ShouldBeNull();
        call.Number.ShouldBe(open.Number);
        Encoding.UTF8.GetString(gateway.Journal.Tails.Values.Single().Body).ShouldBe("ok");
    }

    [Fact]
    public async Task Call_that_soon_ends_is_written_in_one_go_and_needs_no_tail()
    {
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", "ok"));
        await using var gateway = await StartAsync(upstream.Url, options => options.OpenAfter = TimeSpan.FromSeconds(10));

        await gateway.Client.PostAsync("/openai/v1/x", new StringContent("hello"));
        var call = await gateway.Journal.NextClosedAsync();

        Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe("ok");
        gateway.Journal.Tails.ShouldBeEmpty();
        await EmptyAsync(gateway);
    }

    [Fact]
    public async Task Calls_that_end_just_when_they_are_opened_are_recorded_whole()
    {
        var text = new string('x', 60_000);   // lies in several arrays until the end is written
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "text/plain", text));
        await using var gateway = await StartAsync(upstream.Url, options => options.OpenAfter = TimeSpan.FromMilliseconds(1));

        for (var i = 0; i < 300; i++)
        {
            (await gateway.Client.GetStringAsync("/openai/v1/x")).Length.ShouldBe(text.Length);
            (await gateway.Journal.NextClosedAsync()).Response.Body.Length.ShouldBe(text.Length);
        }

        gateway.Journal.Calls.Count.ShouldBe(300);
        await EmptyAsync(gateway);
    }

    private static string? Tail(RunningGateway gateway) =>
        gateway.Journal.Tails.Values.SingleOrDefault() is { } tail ? Encoding.UTF8.GetString(tail.Body) : null;

    private static Task<RunningGateway> StartAsync(string upstream, Action<GatewayOptions>? set = null) => RunningGateway.StartAsync(upstream, options =>
    {
        options.RecordByProvider["openai"] = RecordPolicy.Pass;
        set?.Invoke(options);
    });

    private static async Task<int> ReadAsync(NetworkStream stream, int atLeast)
    {
        var buffer = new byte[64 * 1024];
        var all = 0;
        while (all < atLeast) all += await stream.ReadAsync(buffer).AsTask().WaitAsync(Patience);
        return all;
    }

    // Every byte that was taken for a call is given back when it has been settled.
    private static Task EmptyAsync(RunningGateway gateway)
    {
        var memory = gateway.Services.GetRequiredService<CaptureMemory>();
        return UntilAsync(() => memory.Reserved == 0);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(10, patience.Token);
    }
}
