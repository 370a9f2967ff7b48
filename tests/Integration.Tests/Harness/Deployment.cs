using System.Globalization;
using System.Text;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests.Harness;

/// <summary>One data folder and its settings, over any number of starts of the program.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private readonly StringBuilder _printed = new();

    /// <param name="providers">Name → base address.</param>
    /// <param name="gateway">Further lines of the settings' <c>gateway</c> part.</param>
    public Deployment(IReadOnlyDictionary<string, string> providers, params string[] gateway)
    {
        var settings = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            deployment: audit.example.eu/integration
            data: {Data}
            listen:
              gateway: 127.0.0.1:0
              console: 127.0.0.1:0
            seal:
              anchor_seconds: 1
            systems:
              - id: helpdesk
                name: Help desk
            gateway:

            """));
        foreach (var line in gateway) settings.Append("  ").Append(line).Append('\n');
        settings.Append("  providers:\n");
        foreach (var (name, address) in providers) settings.Append("    ").Append(name).Append(": ").Append(address).Append('\n');
        File.WriteAllText(Config, settings.ToString());
    }

    /// <summary>A further line of the settings' <c>listen</c> part.</summary>
    public void Listen(string line) => File.WriteAllText(Config, File.ReadAllText(Config).Replace("listen:\n", $"listen:\n  {line}\n", StringComparison.Ordinal));

    /// <summary>A further part of the settings.</summary>
    public void Add(string part) => File.AppendAllText(Config, part + "\n");

    /// <summary>What one process of the product does; default all of it.</summary>
    public string Role { get; init; } = "all";

    public TemporaryFolder Folder { get; } = new();

    public string Data => Folder.Below("data");

    public string Config => Folder.Below("audit.yaml");

    /// <summary>Everything the program printed, over all starts.</summary>
    public string Printed => _printed.ToString();

    /// <summary>The administrator key, shown at the first start.</summary>
    public string Key { get; private set; } = "";

    public string LogKey { get; private set; } = "";

    /// <summary>The running program; null when it does not run.</summary>
    public RunningProgram? Program { get; private set; }

    public Uri Gateway => Running.Gateway;

    public AuditClient Api => new(Running.Api, Key);

    private RunningProgram Running => Program ?? throw new InvalidOperationException("the program does not run");

    public static async Task<Deployment> StartedAsync(IReadOnlyDictionary<string, string> providers, params string[] gateway)
    {
        var deployment = new Deployment(providers, gateway);
        await deployment.StartAsync();
        return deployment;
    }

    public async Task StartAsync()
    {
        Program = await RunningProgram.StartAsync(["up", "--config", Config, "--role", Role], _printed);
        if (Role != "gateway") LogKey = Program.LogKey;
        if (Program.Key is { } key) Key = key;
    }

    /// <summary>Stops it with SIGTERM; its exit code.</summary>
    public async Task<int> StopAsync()
    {
        var code = await Running.StopAsync();
        await Running.DisposeAsync();
        Program = null;
        return code;
    }

    /// <summary>Ends it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        await Running.KillAsync();
        await Running.DisposeAsync();
        Program = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (Program is not null) await KillAsync();
        Folder.Dispose();
    }
}
