using System.Globalization;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;
using AuditPipeline.Tests.Shared;

[assembly: AssemblyFixture(typeof(AuditPipeline.Contracts.Tests.ClickHouse.ClickHouseServerFixture))]

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>The ClickHouse servers tests run on: the one of the distribution, started by the first test that asks, and the one that
/// <c>AUDIT_TEST_CLICKHOUSE</c> names as <c>http://user:password@host:8123</c>. Every test takes a database of its own.</summary>
public sealed class ClickHouseServerFixture : IAsyncDisposable
{
    private const string Variable = "AUDIT_TEST_CLICKHOUSE";
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<HttpClickHouse> open = [];
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private LocalClickHouseServer? local;
    private int databases;

    /// <summary>Skips the test where the distribution's server is not installed.</summary>
    public async Task<HttpClickHouseOptions> LocalAsync()
    {
        Assert.SkipWhen(LocalClickHouseServer.Program is null, LocalClickHouseServer.Missing);
        await gate.WaitAsync();
        try
        {
            if (local is null)
            {
                local = new LocalClickHouseServer();
                await local.StartAsync();
            }

            return new HttpClickHouseOptions
            {
                Address = local.Address, User = LocalClickHouseServer.Writer, Password = LocalClickHouseServer.WriterPassword,
            };
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Skips the test where no server is named.</summary>
    public static HttpClickHouseOptions Named()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(named), $"{Variable} names no ClickHouse server (http://user:password@host:8123)");
        var address = new Uri(named!);
        var user = address.UserInfo.Split(':', 2);
        return new HttpClickHouseOptions
        {
            Address = new UriBuilder(address) { UserName = "", Password = "" }.Uri,
            User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : "default",
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "",
        };
    }

    /// <summary>A new, empty database of that server.</summary>
    public async ValueTask<HttpClickHouse> NewDatabaseAsync(HttpClickHouseOptions server)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"audit_test_{run}_{Interlocked.Increment(ref databases)}");
        using (var home = await ConnectAsync(server)) await home.ExecuteAsync($"CREATE DATABASE {name}", null, default);
        var clickHouse = await ConnectAsync(server with { Database = name });
        lock (open) open.Add(clickHouse);
        return clickHouse;
    }

    public static ValueTask<HttpClickHouse> ConnectAsync(HttpClickHouseOptions server) =>
        HttpClickHouse.ConnectAsync(server, new SystemRandomness(), TimeProvider.System, default);

    public async ValueTask DisposeAsync()
    {
        foreach (var clickHouse in open)
        {
            // The distribution's server goes with its folder; another one is left as it was found.
            if (local is null) await clickHouse.ExecuteAsync($"DROP DATABASE {clickHouse.Database}", null, default);
            clickHouse.Dispose();
        }

        if (local is not null) await local.DisposeAsync();
        gate.Dispose();
    }
}
