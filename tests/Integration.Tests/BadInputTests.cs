using System.Net;
using System.Text.Json;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>Whatever comes in, the caller gets a clear answer and the call is on record.</summary>
public sealed class BadInputTests(FaultyProviders faulty) : IClassFixture<FaultyProviders>
{
    private const int MiB = 1024 * 1024;

    [Fact]
    public async Task An_unknown_provider_is_answered_404_and_recorded_as_refused()
    {
        var (answer, record) = await CallAsync("nobody/v1/chat/completions", Caller.Chat("Hello"));

        answer.ShouldBe((HttpStatusCode.NotFound, "audit_unknown_provider"));
        (record.Outcome(), record.Text("reason")).ShouldBe(("refused", "unknown_provider"));
    }

    [Fact]
    public async Task A_provider_that_is_down_is_answered_502_and_recorded()
    {
        var (answer, record) = await CallAsync("down/v1/chat/completions", Caller.Chat("Hello"));

        answer.ShouldBe((HttpStatusCode.BadGateway, "audit_upstream_unreachable"));
        (record.Outcome(), record.Text("reason")).ShouldBe(("upstream_error", "upstream_unreachable"));
    }

    [Fact]
    public async Task A_provider_that_hangs_is_answered_504_and_recorded()
    {
        var (answer, record) = await CallAsync("hanging/v1/chat/completions", Caller.Chat("Hello"));

        answer.ShouldBe((HttpStatusCode.GatewayTimeout, "audit_upstream_timeout"));
        (record.Outcome(), record.Text("reason")).ShouldBe(("upstream_error", "upstream_timeout"));
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_passed_on_as_it_is_and_recorded_with_the_reason_it_was_not_understood()
    {
        const string body = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":";

        var (answer, record) = await CallAsync("openai/v1/chat/completions", body);
        var meta = (await faulty.Api.RecordAsync(record.Id())).GetProperty("leaf").GetProperty("meta");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        faulty.Requests.ShouldContain(r => r.BodyText == body);
        record.Outcome().ShouldBe("completed");
        meta.Text("undecoded").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_prompt_of_4_MiB_is_answered_and_recorded_in_full()
    {
        var prompt = string.Concat(Enumerable.Repeat("A long and harmless sentence. ", 4 * MiB / 30 + 1));

        var (answer, record) = await CallAsync("openai/v1/chat/completions", Caller.Chat(prompt));
        var detail = await faulty.Api.RecordAsync(record.Id());

        answer.Status.ShouldBe(HttpStatusCode.OK);
        record.Outcome().ShouldBe("completed");
        record.Text("redaction").ShouldBe("scanned");
        detail.GetProperty("content").GetRawText().Length.ShouldBeGreaterThan(4 * MiB);
    }

    [Fact]
    public async Task A_prompt_of_50_MiB_is_answered_413_and_recorded_as_refused()
    {
        var (answer, record) = await CallAsync("openai/v1/chat/completions", Caller.Chat(new string('a', 50 * MiB)));

        answer.ShouldBe((HttpStatusCode.RequestEntityTooLarge, "audit_body_too_large"));
        (record.Outcome(), record.Text("reason")).ShouldBe(("refused", "body_too_large"));
    }

    [Fact]
    public async Task A_stream_of_broken_events_reaches_the_caller_as_it_is_and_is_recorded()
    {
        var (answer, record) = await CallAsync("openai/v1/chat/completions", Caller.Chat("broken-events", stream: true));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        faulty.LastBody.ShouldBe(FaultyProviders.BrokenEvents);
        record.Outcome().ShouldBe("completed");
        record.GetProperty("stream_complete").ValueKind.ShouldNotBe(JsonValueKind.True);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_recorded_as_an_error_of_the_provider()
    {
        using var caller = new Caller(faulty.Deployment.Gateway);
        using var answer = await caller.SendAsync(
            "openai/v1/chat/completions", Caller.Chat("break-off", stream: true), until: HttpCompletionOption.ResponseHeadersRead);

        await Should.ThrowAsync<Exception>(async () => await answer.Content.ReadAsByteArrayAsync());
        var record = await faulty.RecordedAsync(Caller.Id(answer));
        record.Outcome().ShouldBe("upstream_error");
        (await faulty.Api.RecordAsync(record.Id())).GetProperty("content").GetRawText().ShouldContain("Only the beginning");
    }

    [Fact]
    public async Task A_malformed_header_of_ours_is_answered_400_and_recorded_as_refused()
    {
        using var caller = new Caller(faulty.Deployment.Gateway);

        using var answer = await caller.SendAsync("openai/v1/chat/completions", Caller.Chat("Hello"), [("x-audit-tags", "{\"a\":1}")]);
        var record = await faulty.RecordedAsync(Caller.Id(answer));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("x-audit-tags");
        (record.Outcome(), record.Text("reason")).ShouldBe(("refused", "malformed_header"));
    }

    private async Task<((HttpStatusCode Status, string? Error) Answer, JsonElement Record)> CallAsync(string path, string body)
    {
        using var caller = new Caller(faulty.Deployment.Gateway);
        using var answer = await caller.SendAsync(path, body);
        faulty.LastBody = await answer.Content.ReadAsStringAsync();
        var error = answer.IsSuccessStatusCode
            ? null
            : JsonSerializer.Deserialize<JsonElement>(faulty.LastBody).GetProperty("error").Text("type");
        return ((answer.StatusCode, error), await faulty.RecordedAsync(Caller.Id(answer)));
    }
}
