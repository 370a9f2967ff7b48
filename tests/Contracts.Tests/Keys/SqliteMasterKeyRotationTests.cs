using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Keys;

public sealed class SqliteMasterKeyRotationTests : MasterKeyRotationContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteKeyRing> _open = [];

    public void Dispose()
    {
        foreach (var ring in _open) ring.Dispose();
        _folder.Dispose();
    }

    protected override Task<IKeyRing> OpenAsync()
    {
        var ring = SqliteKeyRing.Open(
            KeyFolder.Open(_folder.Below("keys")), new SystemRandomness(), Clock, MasterKeySchedule.EveryDays(30));
        _open.Add(ring);
        return Task.FromResult<IKeyRing>(ring);
    }
}
