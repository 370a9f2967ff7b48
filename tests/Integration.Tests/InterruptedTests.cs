using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

public sealed class InterruptedTests
{
    [Fact]
    public async Task An_answer_cut_off_by_kill_9_is_recorded_as_interrupted_with_the_bytes_that_had_passed()
    {
        await using var upstream = ScriptedUpstream.Start(async (_, connection) =>
        {
            await connection.BeginEventsAsync();
            for (var i = 1; i <= 3; i++) await connection.ChunkAsync(Event($"part {i} "));
            await connection.WhenClosedAsync();
        });
        await using var deployment = await Deployment.StartedAsync(upstream.As("openai"));
        using var caller = new Caller(deployment.Gateway);
        using var answer = await caller.SendAsync(
            "v1/chat/completions", Caller.Chat("Tell me", stream: true), until: HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        for (var lines = 0; lines < 3;) if ((await reader.ReadLineAsync())!.Length > 0) lines++;

        await deployment.KillAsync();
        await deployment.StartAsync();

        var record = (await deployment.Api.RecordedAsync(1)).Single();
        var detail = await deployment.Api.RecordAsync(record.Id());
        record.Id().ShouldBe(Caller.Id(answer));
        record.Outcome().ShouldBe("interrupted");
        record.GetProperty("http_status").GetInt64().ShouldBe(200);
        detail.GetRawText().ShouldContain("part 1 part 2 part 3");
        detail.GetProperty("leaf").GetProperty("meta").GetProperty("response_bytes").GetInt64().ShouldBe(3 * Event("part 1 ").Length);
        var completeness = await deployment.Api.GetAsync("api/v1/completeness");
        completeness.GetProperty("open").GetInt64().ShouldBe(0);
        completeness.GetProperty("adds_up").GetBoolean().ShouldBeTrue();
    }

    private static string Event(string text) =>
        $$$"""data: {"id":"c1","object":"chat.completion.chunk","model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""" + "\n\n";
}
