using AuditPipeline.Adapters.Kafka.Testing;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

/// <summary>Gateway and processor as processes of their own, librdkafka's mock brokers between them.</summary>
public sealed class DistributedTests : IAsyncDisposable
{
    private readonly TemporaryFolder _keys = new();
    private readonly MockCluster _cluster = MockCluster.Start(3);

    public DistributedTests() => _cluster.CreateTopic("audit-envelopes", 2, 3);

    public ValueTask DisposeAsync()
    {
        _cluster.Dispose();
        _keys.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Calls_reach_the_store_through_the_brokers_whatever_is_killed_in_between()
    {
        await using var upstream = Upstreams.Chat();
        await using var processor = Part("processor", new Dictionary<string, string>());
        await using var gateway = Part("gateway", upstream.As("openai"));
        await processor.StartAsync();
        await gateway.StartAsync();
        var ids = new List<string>();

        ids.AddRange(await SendAsync(gateway, 20));
        await processor.Api.RecordedAsync(20);
        await processor.KillAsync();
        ids.AddRange(await SendAsync(gateway, 20));   // the processor is away
        _cluster.StopBroker(0);
        _cluster.StopBroker(1);
        _cluster.StopBroker(2);
        ids.AddRange(await SendAsync(gateway, 20));   // and so are the brokers
        await gateway.KillAsync();
        await gateway.StartAsync();
        ids.AddRange(await SendAsync(gateway, 20));
        _cluster.StartBroker(0);
        _cluster.StartBroker(1);
        _cluster.StartBroker(2);
        await processor.StartAsync();

        var recorded = await processor.Api.RecordedAsync(80);
        recorded.Select(record => record.Id()).ShouldBe(ids, ignoreOrder: true);
        // Those whose end the killed gateway had not written yet are closed by its next start, with the answer they got.
        recorded.Count(record => record.Outcome() == "completed").ShouldBeGreaterThanOrEqualTo(60);
        recorded.ShouldAllBe(record => record.Outcome() == "completed" || record.GetProperty("output_tokens").GetInt64() == 2);
        var completeness = await processor.Api.GetAsync("api/v1/completeness");
        completeness.GetProperty("recorded").GetInt64().ShouldBe(80);
        completeness.GetProperty("duplicates").GetInt64().ShouldBe(0);
        completeness.GetProperty("unexplained").GetInt64().ShouldBe(0, completeness.GetRawText());
        (await gateway.StopAsync()).ShouldBe(0);
        (await processor.StopAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Role_without_brokers_in_the_settings_is_refused_by_name()
    {
        await using var gateway = new Deployment(new Dictionary<string, string>());

        var result = await AuditProgram.RunAsync("up", "--config", gateway.Config, "--role", "gateway");

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain("kafka.brokers");
    }

    private Deployment Part(string role, IReadOnlyDictionary<string, string> providers)
    {
        var deployment = new Deployment(providers) { Role = role };
        deployment.Add($"keys: {_keys.FullPath}");
        deployment.Add($"kafka:\n  brokers: {_cluster.BootstrapServers}\n  session_seconds: 6\n  heartbeat_seconds: 1");
        return deployment;
    }

    private static async Task<IReadOnlyList<string>> SendAsync(Deployment gateway, int count)
    {
        using var caller = new Caller(gateway.Gateway);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(_ => caller.ChatAsync("Is it on record?")));
    }
}
