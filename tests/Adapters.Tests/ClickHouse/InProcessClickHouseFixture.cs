using System.Globalization;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.InProcessClickHouse;
using AuditPipeline.Tests.Shared;

[assembly: AssemblyFixture(typeof(AuditPipeline.Tests.ClickHouse.InProcessClickHouseFixture))]

namespace AuditPipeline.Tests.ClickHouse;

/// <summary>The one engine of a test process (one path per process); every test takes a database of its own.</summary>
public sealed class InProcessClickHouseFixture : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly string folder = Directory.CreateTempSubdirectory("audit-clickhouse-").FullName;
    private InProcessClickHouseEngine? engine;
    private int databases;

    public string DataFolder => folder;

    /// <summary>The engine, started by the first test that asks; skips the test where the native parts are missing.</summary>
    public InProcessClickHouseEngine Engine()
    {
        lock (gate)
        {
            return engine ??= InProcessClickHouseEngine.Open(Options(folder), TimeProvider.System);
        }
    }

    public async ValueTask<IClickHouse> NewDatabaseAsync() => await Engine().OpenDatabaseAsync(
        string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref databases)}"), default);

    public static InProcessClickHouseOptions Options(string dataFolder)
    {
        var native = NativeParts.Folder();
        if (native is null) Assert.Skip(NativeParts.Missing);
        return new InProcessClickHouseOptions { DataFolder = dataFolder, LibraryPath = ChdbLibraryFile.Under(native), MemoryMiB = 1024 };
    }

    public async ValueTask DisposeAsync()
    {
        if (engine is not null) await engine.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
