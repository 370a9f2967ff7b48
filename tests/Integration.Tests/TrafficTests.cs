using AuditPipeline.Core.Log;
using AuditPipeline.Host.Demo;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;
using AuditPipeline.Verify;

namespace AuditPipeline.Integration.Tests;

public sealed class TrafficTests
{
    [Fact]
    public async Task Every_call_of_the_traffic_script_is_recorded_exactly_once_with_its_outcome()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var deployment = await Deployment.StartedAsync(provider.Routes);

        var traffic = await DemoTraffic.SendAsync(deployment.Gateway);
        var recorded = await deployment.Api.RecordedAsync(traffic.Sent);
        var completeness = await deployment.Api.GetAsync("api/v1/completeness");

        traffic.Sent.ShouldBe(DemoTraffic.Calls);
        traffic.Failed.ShouldBe(0);
        traffic.Unexpected.ShouldBe(0);
        recorded.Count.ShouldBe(traffic.Sent);
        recorded.ShouldBeWithoutHoles();
        recorded.Select(r => r.Id()).ShouldBe(traffic.AuditIds, ignoreOrder: true);
        recorded.Count(r => r.Outcome() == "client_left").ShouldBe(traffic.Left);
        recorded.Count(r => r.Outcome() == "completed").ShouldBe(traffic.Answered);
        foreach (var (status, count) in traffic.ByStatus) recorded.Count(r => r.GetProperty("http_status").GetInt64() == status).ShouldBe(count);
        completeness.GetProperty("adds_up").GetBoolean().ShouldBeTrue();
        completeness.GetProperty("accepted").GetInt64().ShouldBe(traffic.Sent);
        completeness.GetProperty("recorded").GetInt64().ShouldBe(traffic.Sent);
    }

    [Fact]
    public async Task A_client_that_leaves_halfway_is_recorded_with_what_had_passed()
    {
        var left = new TaskCompletionSource();
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.BeginEventsAsync();
            await connection.ChunkAsync(Event("The first half"));
            await connection.WhenClosedAsync();
            left.TrySetResult();
        });
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));

        using (var caller = new Caller(deployment.Gateway))
        {
            using var answer = await caller.SendAsync(
                "v1/chat/completions", Caller.Chat("Tell me", stream: true), until: HttpCompletionOption.ResponseHeadersRead);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
            (await reader.ReadLineAsync())!.ShouldContain("The first half");
        }

        await left.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var record = (await deployment.Api.RecordedAsync(1)).Single();
        var detail = await deployment.Api.RecordAsync(record.Id());
        record.Outcome().ShouldBe("client_left");
        record.GetProperty("stream_complete").GetBoolean().ShouldBeFalse();
        detail.GetProperty("content").GetRawText().ShouldContain("The first half");
    }

    [Fact]
    public async Task Every_exchange_of_the_corpus_is_answered_byte_for_byte_and_recorded_once()
    {
        const string corpus = "corpus/exchanges.ndjson";
        var file = SharedMaterial.Find(corpus);
        if (file is null) Assert.Skip(SharedMaterial.Missing(corpus));
        await using var upstream = await CorpusUpstream.StartAsync(file);
        await using var deployment = await Deployment.StartedAsync(upstream.Routes);

        var replay = await CorpusReplay.SendAsync(deployment.Gateway, file);
        replay.Sent.ShouldBe(upstream.Count);
        replay.Mismatches.ShouldBeEmpty();
        var recorded = await deployment.Api.RecordedAsync(replay.Sent);

        recorded.Count.ShouldBe(replay.Sent);
        recorded.ShouldBeWithoutHoles();
        recorded.Select(r => r.Id()).ShouldBe(replay.AuditIds.Values, ignoreOrder: true);
    }

    [Fact]
    public async Task Numbers_go_on_without_a_hole_over_clean_restarts()
    {
        await using var upstream = Upstreams.Chat();
        await using var deployment = new Deployment(upstream.As("openai"));

        var ids = new List<string>();
        for (var start = 0; start < 3; start++)
        {
            await deployment.StartAsync();
            using var caller = new Caller(deployment.Gateway);
            for (var i = 0; i < 3; i++) ids.Add(await caller.ChatAsync($"start {start}, call {i}"));
            (await deployment.StopAsync()).ShouldBe(0);
        }

        await deployment.StartAsync();
        var recorded = await deployment.Api.InteractionsAsync();
        recorded.ShouldBeWithoutHoles();
        recorded.OrderBy(r => r.GetProperty("gateway_number").GetInt64()).Select(r => r.Id()).ShouldBe(ids);

        // The log keeps the order in which calls were closed, which is off the caller's path: within one start it is free.
        foreach (var (sealedIds, sent) in recorded.OrderBy(r => r.GetProperty("index").GetInt64()).Select(r => r.Id()).Chunk(3).Zip(ids.Chunk(3)))
            sealedIds.ShouldBe(sent, ignoreOrder: true);
    }

    [Fact]
    public async Task A_process_killed_under_load_three_times_loses_no_answered_call()
    {
        const int kills = 3, callers = 8, answersBeforeAKill = 60;
        await using var upstream = Upstreams.Chat();
        await using var deployment = new Deployment(upstream.As("openai"));
        var answered = new List<string>();

        for (var kill = 0; kill < kills; kill++)
        {
            await deployment.StartAsync();
            var load = new Load(deployment.Gateway, callers);
            await load.AnsweredAsync(answersBeforeAKill);
            await deployment.KillAsync();
            answered.AddRange(await load.EndAsync());
        }

        await deployment.StartAsync();
        var recorded = await deployment.Api.RecordedAsync(all =>
            all.Count >= answered.Count && all.Select(r => r.Id()).ToHashSet().IsSupersetOf(answered) && all.Count == all.Numbers()[^1]);
        var completeness = await deployment.Api.GetAsync("api/v1/completeness");
        var pack = await deployment.Api.PackAsync(deployment.Folder.Below("out"));
        var verdict = await PackVerifier.VerifyAsync(pack, new VerifyOptions { LogKeys = [VerifierKey.Parse(deployment.LogKey)!] });

        answered.Count.ShouldBeGreaterThanOrEqualTo(kills * answersBeforeAKill);
        recorded.ShouldBeWithoutHoles();
        recorded.Select(r => r.Outcome()).Distinct().ShouldBeSubsetOf(["completed", "interrupted"]);
        recorded.Count(r => r.Outcome() == "interrupted").ShouldBeLessThanOrEqualTo(kills * callers);
        completeness.GetProperty("adds_up").GetBoolean().ShouldBeTrue();
        completeness.GetProperty("open").GetInt64().ShouldBe(0);
        verdict.Intact.ShouldBeTrue(verdict.FirstBroken?.ToString());
        verdict.Counts.Records.ShouldBeGreaterThanOrEqualTo(recorded.Count);   // tallies are leaves too
    }

    private static string Event(string text) =>
        "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + text + "\"},\"finish_reason\":null}]}\n\n";
}
