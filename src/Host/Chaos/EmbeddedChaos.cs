using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Chaos;

/// <summary>The product under test in one process, with the faults it can be given.</summary>
internal sealed class EmbeddedChaos : IChaosProduct
{
    private readonly ChaosProcess _product;

    private EmbeddedChaos(ChaosProcess product, HostFolders folders, Uri gateway) => (_product, Folders, Gateway) = (product, folders, gateway);

    public HostFolders Folders { get; }

    public Uri Gateway { get; }

    public string LogKey => _product.LogKey;

    public int Kills => _product.Kills;

    public IReadOnlyList<IFault> Faults { get; private init; } = [];

    /// <param name="folder">Takes settings, data and log of the run.</param>
    /// <param name="gateway">Lines of the settings' <c>gateway</c> part.</param>
    public static EmbeddedChaos In(string folder, string provider, IReadOnlyList<string> gateway)
    {
        var data = Path.Combine(folder, "data");
        var config = Path.Combine(folder, "audit.yaml");
        var ports = ChaosPorts.Take(2);
        File.WriteAllText(config, ChaosSettings.Embedded(data, ports[0], ports[1], provider, gateway));
        var product = new ChaosProcess("the product", ["up", "--config", config], Path.Combine(folder, "product.log"));
        var kill = new KillProcess(product);
        return new EmbeddedChaos(product, new HostFolders(data), new Uri($"http://127.0.0.1:{ports[0]}"))
        {
            Faults = [kill, kill, kill, new KillTwice(product), new KillDuringStart(product)],
        };
    }

    public Task StartAsync(CancellationToken cancellation) => _product.StartAsync(cancellation);

    public Task CatchUpAsync(CancellationToken cancellation) => Task.CompletedTask;   // the journal holds any number of rounds

    public async Task RestartAsync(CancellationToken cancellation)
    {
        await _product.StopCleanlyAsync(cancellation);
        await _product.StartAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();
}
