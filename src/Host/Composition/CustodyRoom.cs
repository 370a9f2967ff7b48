using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Commands;
using AuditPipeline.Processor.Custody;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>Custody in this process: its register, the custodian, and the job that finishes what it began.</summary>
internal sealed class CustodyRoom : IAsyncDisposable
{
    private readonly SqliteCustodyRegister _register;
    private readonly Custodian _custodian;
    private readonly Task _running;

    private CustodyRoom(SqliteCustodyRegister register, Custodian custodian, Task running) =>
        (_register, _custodian, _running) = (register, custodian, running);

    public ICustodyRegister Register => _register;

    public ICustodian Custodian => _custodian;

    /// <param name="stores">Open, and for longer than this.</param>
    /// <param name="onServer">The records lie on a server, not in this process.</param>
    /// <param name="stop">Ends the job.</param>
    /// <exception cref="CommandFailure">The register cannot be opened; the message names it.</exception>
    public static CustodyRoom Open(
        EmbeddedStores stores, bool onServer, IOperatorLog log, ICopyPlaces copies, IRandomness randomness, TimeProvider time, ILoggerFactory logs,
        CancellationToken stop)
    {
        SqliteCustodyRegister register;
        try
        {
            Directory.CreateDirectory(stores.Folders.Custody, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            register = SqliteCustodyRegister.Open(Path.Combine(stores.Folders.Custody, "custody.db"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(e.Message);
        }

        var custodian = new Custodian(
            register, new ClickHouseErasure(stores.Database, cleans: onServer), stores.Keys, log, stores.Packs, copies, randomness, new CustodyOptions(), time,
            logs.CreateLogger<Custodian>());
        return new CustodyRoom(register, custodian, custodian.RunAsync(stop));
    }

    /// <summary>After its job was told to stop.</summary>
    public async ValueTask DisposeAsync()
    {
        await _running;
        _custodian.Dispose();
        _register.Dispose();
    }
}
