using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>The ClickHouse server of the distribution, as a process of its own with its own folder and free ports on loopback.</summary>
public sealed class LocalClickHouseServer : IAsyncDisposable
{
    public const string Missing = "clickhouse-server is not installed (apt-get install clickhouse-server)";
    public const string Writer = "writer";
    public const string WriterPassword = "writer-secret-€";
    public const string Reader = "reader";
    public const string ReaderPassword = "reader-secret";

    private static readonly string[] Places = ["/usr/bin/clickhouse-server", "/usr/sbin/clickhouse-server", "/usr/local/bin/clickhouse-server"];
    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort();
    private readonly int nativePort = FreePort();
    private Process? process;

    public Uri Address => new($"http://127.0.0.1:{port}/");

    public static string? Program => Places.FirstOrDefault(File.Exists);

    public async Task StartAsync()
    {
        foreach (var name in (string[])["data", "tmp", "files", "schemas"]) Directory.CreateDirectory(folder.Below(name));
        await File.WriteAllTextAsync(folder.Below("users.xml"), Users);
        await File.WriteAllTextAsync(folder.Below("config.xml"), Configuration());
        process = Process.Start(new ProcessStartInfo(Program!, $"--config-file={folder.Below("config.xml")}")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder.FullPath,
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>As a power cut would: kill -9.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await KillAsync();
        folder.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(60);)
        {
            if (process!.HasExited) throw new InvalidOperationException($"clickhouse-server ended with {process.ExitCode}: {LastLines()}");
            try
            {
                if ((await client.GetAsync(new Uri(Address, "ping"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);   // it does not listen yet
            }
        }

        throw new TimeoutException($"clickhouse-server does not listen: {LastLines()}");
    }

    private string LastLines()
    {
        var log = folder.Below("server.log");
        return File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(10)) : "no log";
    }

    private string Configuration() => string.Create(CultureInfo.InvariantCulture, $"""
        <yandex>
            <logger><level>warning</level><log>{folder.Below("server.log")}</log><errorlog>{folder.Below("error.log")}</errorlog></logger>
            <http_port>{port}</http_port>
            <tcp_port>{nativePort}</tcp_port>
            <listen_host>127.0.0.1</listen_host>
            <path>{folder.Below("data")}/</path>
            <tmp_path>{folder.Below("tmp")}/</tmp_path>
            <user_files_path>{folder.Below("files")}/</user_files_path>
            <format_schema_path>{folder.Below("schemas")}/</format_schema_path>
            <users_config>{folder.Below("users.xml")}</users_config>
            <default_profile>default</default_profile>
            <default_database>default</default_database>
            <mark_cache_size>67108864</mark_cache_size>
            <max_concurrent_queries>64</max_concurrent_queries>
        </yandex>
        """);

    private const string Users = $"""
        <yandex>
            <profiles><default/><reading><readonly>2</readonly></reading></profiles>
            <quotas><default/></quotas>
            <users>
                <{Writer}>
                    <password>{WriterPassword}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
                </{Writer}>
                <{Reader}>
                    <password>{ReaderPassword}</password><networks><ip>127.0.0.1</ip></networks><profile>reading</profile><quota>default</quota>
                </{Reader}>
            </users>
        </yandex>
        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
