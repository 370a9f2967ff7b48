using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Chaos;

/// <summary>The product under test in one process, with the faults it can be given.</summary>
internal sealed class EmbeddedChaos : IAsyncDisposable
{
    private readonly ChaosProcess _product;

    private EmbeddedChaos(ChaosProcess product, HostFolders folders, Uri gateway) => (_product, Folders, Gateway) = (product, folders, gateway);

    public HostFolders Folders { get; }

    public Uri Gateway { get; }

    public string LogKey => _product.Said("log key") ?? throw new ChaosFault($"{_product.Name} printed no log key");

    public int Kills => _product.Kills;

    /// <summary>Each as often as it is to be likely.</summary>
    public IReadOnlyList<IFault> Faults { get; private init; } = [];

    /// <param name="folder">Takes settings, data and log of the run.</param>
    public static EmbeddedChaos In(string folder, string provider, string policy)
    {
        var data = Path.Combine(folder, "data");
        var config = Path.Combine(folder, "audit.yaml");
        var ports = ChaosPorts.Take(2);
        File.WriteAllText(config, ChaosSettings.Text(data, ports[0], ports[1], provider, policy));
        var product = new ChaosProcess("the product", ["up", "--config", config], Path.Combine(folder, "product.log"));
        var kill = new KillProcess(product);
        return new EmbeddedChaos(product, new HostFolders(data), new Uri($"http://127.0.0.1:{ports[0]}"))
        {
            Faults = [kill, kill, kill, new KillTwice(product), new KillDuringStart(product)],
        };
    }

    public Task StartAsync(CancellationToken cancellation) => _product.StartAsync(cancellation);

    /// <summary>A clean stop and a start.</summary>
    /// <exception cref="ChaosFault">The stop was not clean.</exception>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        if (await _product.StopAsync(cancellation) is not 0 and var code) throw new ChaosFault($"{_product.Name} ended with {code} on SIGTERM");
        await _product.StartAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();
}
