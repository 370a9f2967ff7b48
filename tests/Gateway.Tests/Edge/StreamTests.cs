using System.Globalization;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Gateway.Tap;
using AuditPipeline.Gateway.Tests.Doubles;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AuditPipeline.Gateway.Tests.Edge;

public sealed class StreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Events_arrive_one_by_one()
    {
        using var seen = new SemaphoreSlim(0);
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.BeginEventsAsync();
            await seen.WaitAsync();
            for (var i = 0; i < 5; i++)
            {
                await connection.ChunkAsync($"data: {i}\n\n");
                await seen.WaitAsync();   // the next goes out only when the client has this one
            }

            await connection.EndChunksAsync();
        });
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);
        var events = new List<string>();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions");
        using var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience);
        seen.Release();   // headers arrived before any event
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Length == 0) continue;
            events.Add(line);
            seen.Release();
        }

        events.ShouldBe(["data: 0", "data: 1", "data: 2", "data: 3", "data: 4"]);
        var call = await gateway.Journal.NextClosedAsync();
        Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe("data: 0\n\ndata: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\n");
        call.Closing!.FirstByteAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Client_that_leaves_midway_is_recorded_with_what_passed_and_the_provider_is_let_go()
    {
        var letGo = new TaskCompletionSource();
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.BeginEventsAsync();
            await connection.ChunkAsync("data: first\n\n");
            await connection.WhenClosedAsync();
            letGo.SetResult();
        });
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        using (var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions"))
        using (var answer = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        using (var reader = new StreamReader(await answer.Content.ReadAsStreamAsync()))
            (await reader.ReadLineAsync()).ShouldBe("data: first");

        await letGo.Task.WaitAsync(Patience);
        var call = await gateway.Journal.NextClosedAsync();
        call.Closing!.Outcome.ShouldBe(CaptureOutcome.ClientLeft);
        Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe("data: first\n\n");
        call.Response.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Client_that_leaves_before_the_answer_is_recorded_without_one()
    {
        var arrived = new TaskCompletionSource();
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            arrived.SetResult();
            await connection.WhenClosedAsync();
        });
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        await using (var connection = await gateway.ConnectAsync())
        {
            await connection.WriteAsync("GET /v1/x HTTP/1.1\r\nHost: g\r\n\r\n"u8.ToArray());
            await arrived.Task.WaitAsync(Patience);
        }

        var call = await gateway.Journal.NextClosedAsync();
        call.Closing!.Outcome.ShouldBe(CaptureOutcome.ClientLeft);
        call.Closing.Response.ShouldBeNull();
    }

    [Fact]
    public async Task Sixty_four_streams_at_once_are_not_mixed()
    {
        await using var upstream = ScriptedUpstream.Start(async (request, connection) =>
        {
            await connection.BeginEventsAsync();
            for (var i = 0; i < 20; i++) await connection.ChunkAsync($"data: {request.BodyText}-{i}\n\n");
            await connection.EndChunksAsync();
        });
        await using var gateway = await RunningGateway.StartAsync(upstream.Url);

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async n =>
        {
            using var content = new StringContent(n.ToString(CultureInfo.InvariantCulture));
            using var answer = await gateway.Client.PostAsync("/v1/chat/completions", content);
            return await answer.Content.ReadAsStringAsync();
        }));

        for (var n = 0; n < 64; n++)
            answers[n].ShouldBe(string.Concat(Enumerable.Range(0, 20).Select(i => $"data: {n}-{i}\n\n")));
        for (var n = 0; n < 64; n++)
        {
            var call = await gateway.Journal.NextClosedAsync();
            var asked = Encoding.UTF8.GetString(call.Request.Body.Span);
            Encoding.UTF8.GetString(call.Response.Body.Span).ShouldBe(answers[int.Parse(asked, CultureInfo.InvariantCulture)]);
        }
    }

    [Fact]
    public async Task Answer_beyond_the_capture_limit_passes_whole_and_is_recorded_truncated()
    {
        var body = Enumerable.Range(0, 100_000).Select(i => (byte)(i & 0xff)).ToArray();
        await using var upstream = ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "", body));
        await using var gateway = await RunningGateway.StartAsync(upstream.Url, options => options.MaxResponseCaptureBytes = 1500);

        var answer = await gateway.Client.GetByteArrayAsync("/v1/x");

        answer.ShouldBe(body);
        var call = await gateway.Journal.NextClosedAsync();
        call.Response.Truncated.ShouldBeTrue();
        call.Response.WireBytes.ShouldBe(100_000);
        call.Response.Body.ToArray().ShouldBe(body[..1500]);
    }

    [Fact]
    public async Task Memory_of_ended_calls_is_free_again()
    {
        await using var upstream = ScriptedUpstream.Start((request, connection) => connection.AnswerAsync(200, "", request.Body));
        var gateway = await RunningGateway.StartAsync(upstream.Url);
        var memory = gateway.Services.GetRequiredService<CaptureMemory>();

        for (var i = 0; i < 5; i++) await gateway.Client.PostAsync("/v1/x", new ByteArrayContent(new byte[300_000]));
        await gateway.DisposeAsync();   // a stop waits for the closings

        memory.Reserved.ShouldBe(0);
        gateway.Journal.Calls.ShouldAllBe(call => call.Closing != null);
    }
}
