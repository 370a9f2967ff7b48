using System.Net;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Host.Presidio;
using AuditPipeline.Host.Settings;
using AuditPipeline.Pii;
using AuditPipeline.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Host.Tests.Presidio;

public sealed class NerDetectorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static List<Detection> Of(ExternalFindings findings, string text)
    {
        List<Detection> found = [];
        findings.Detect(text, found);
        return found;
    }

    private static Task<ExternalFindings> AskAsync(NerSettings settings, params string[] texts) => AskAsync(settings, null, texts);

    private static async Task<ExternalFindings> AskAsync(NerSettings settings, DetectionFilter? filter, string[] texts)
    {
        using var ner = new NerDetector(settings, filter ?? DetectionFilter.None, TimeProvider.System, NullLogger.Instance);
        return await ner.DetectAsync(texts, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Findings_of_a_Presidio_analyzer_come_in_places_of_the_text()
    {
        await using var bench = await PresidioBench.StartAsync();

        var findings = await AskAsync(new NerSettings { Url = bench.Client.BaseAddress!.ToString() }, "😀 jan@example.org", "nothing");

        findings.NotScanned.ShouldBeEmpty();
        var one = Of(findings, "😀 jan@example.org").ShouldHaveSingleItem();
        (one.Start, one.Length, one.Kind, one.Detector).ShouldBe((3, 15, "EMAIL_ADDRESS", "ner"));
        Of(findings, "nothing").ShouldBeEmpty();
    }

    [Fact]
    public async Task Findings_below_the_minimum_are_left_out_and_only_types_asked_for_are_sent()
    {
        await using var server = await ScriptedAsync(200, """[[{"entity_type": "PERSON", "start": 0, "end": 3, "score": 0.4}, {"entity_type": "PERSON", "start": 4, "end": 7, "score": 0.9}]]""");

        var findings = await AskAsync(new NerSettings { Url = server.Url, Entities = ["PERSON"], Language = "nl" }, "Jan Els");

        Of(findings, "Jan Els").ShouldHaveSingleItem().Start.ShouldBe(4);
        server.Bodies.ShouldHaveSingleItem().ShouldBe("""{"text":["Jan Els"],"language":"nl","entities":["PERSON"]}""");
    }

    [Fact]
    public async Task What_the_deployment_leaves_out_is_left_out_here_too()
    {
        await using var server = await ScriptedAsync(200, """[[{"entity_type": "PERSON", "start": 0, "end": 3, "score": 0.9}, {"entity_type": "NRP", "start": 4, "end": 7, "score": 0.9}]]""");
        var filter = new DetectionFilter(new AllowList(["Jan"]), new HashSet<string> { "NRP" }, new Dictionary<string, double>());

        var findings = await AskAsync(new NerSettings { Url = server.Url }, filter, ["Jan Els"]);

        findings.NotScanned.ShouldBeEmpty();
        Of(findings, "Jan Els").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(500, """{"error": "boom"}""")]
    [InlineData(200, "no json")]
    [InlineData(200, """{"error": "boom"}""")]
    [InlineData(200, "[]")]
    [InlineData(200, "[[], []]")]
    [InlineData(200, """[[{"entity_type": "PERSON", "start": 0, "end": 99, "score": 0.9}]]""")]
    [InlineData(200, """[[{"entity_type": "PERSON", "start": 2, "end": 2, "score": 0.9}]]""")]
    [InlineData(200, """[[{"entity_type": "PERSON", "start": 0, "end": 3, "score": 7}]]""")]
    [InlineData(200, """[[{"entity_type": "A person called", "start": 0, "end": 3, "score": 0.9}]]""")]
    [InlineData(200, """[[{"entity_type": 5, "start": 0, "end": 3, "score": 0.9}]]""")]
    [InlineData(302, "[[]]")]
    public async Task An_answer_that_is_none_is_told(int status, string answer)
    {
        await using var server = await ScriptedAsync(status, answer);

        var findings = await AskAsync(new NerSettings { Url = server.Url }, "Jan Els");

        findings.NotScanned.ShouldBe([NerDetector.Bad]);
        Of(findings, "Jan Els").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_there_is_told()
    {
        string url;
        await using (var server = await ScriptedAsync(200, "[[]]")) url = server.Url;

        (await AskAsync(new NerSettings { Url = url }, "Jan")).NotScanned.ShouldBe([NerDetector.Unreachable]);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_told()
    {
        await using var server = await ScriptedAsync(200, null);

        (await AskAsync(new NerSettings { Url = server.Url, TimeoutSeconds = 1 }, "Jan")).NotScanned.ShouldBe([NerDetector.Late]);
    }

    [Fact]
    public async Task After_a_failure_it_is_left_alone_for_a_while_and_then_asked_again()
    {
        await using var server = await ScriptedAsync(500, "{}");
        var clock = new SetClock(Now);
        using var ner = new NerDetector(new NerSettings { Url = server.Url, PauseSeconds = 10 }, DetectionFilter.None, clock, NullLogger.Instance);

        await ner.DetectAsync(["a"], TestContext.Current.CancellationToken);
        var meanwhile = await ner.DetectAsync(["b"], TestContext.Current.CancellationToken);
        clock.Now += TimeSpan.FromSeconds(11);
        await ner.DetectAsync(["c"], TestContext.Current.CancellationToken);

        meanwhile.NotScanned.ShouldBe([NerDetector.Bad]);
        server.Bodies.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told_and_the_others_are_asked()
    {
        await using var bench = await PresidioBench.StartAsync();
        var longer = new string('x', 2000);

        var findings = await AskAsync(new NerSettings { Url = bench.Client.BaseAddress!.ToString(), MaxTextBytes = 1024 }, longer, "jan@example.org");

        findings.NotScanned.ShouldBe([NerDetector.TooLong]);
        Of(findings, "jan@example.org").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_texts_go_in_several_requests()
    {
        await using var bench = await PresidioBench.StartAsync();
        var texts = Enumerable.Range(0, 200).Select(i => $"jan{i}@example.org").ToArray();

        var findings = await AskAsync(new NerSettings { Url = bench.Client.BaseAddress!.ToString() }, texts);

        findings.NotScanned.ShouldBeEmpty();
        texts.ShouldAllBe(t => Of(findings, t).Count == 1);
    }

    private static async Task<ScriptedAnalyzer> ScriptedAsync(int status, string? answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var scripted = new ScriptedAnalyzer(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            scripted.Bodies.Add(await reader.ReadToEndAsync());
            if (answer is null) await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(answer ?? "");
        });
        await app.StartAsync();
        return scripted;
    }

    private sealed class ScriptedAnalyzer(WebApplication app) : IAsyncDisposable
    {
        public List<string> Bodies { get; } = [];

        public string Url => app.Urls.First();

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
