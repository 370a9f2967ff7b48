using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Keys;

public sealed class SqliteKeyRingTests : KeyRingContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteKeyRing? _open;

    public void Dispose()
    {
        _open?.Dispose();
        _folder.Dispose();
    }

    protected override Task<IKeyRing> ReopenAsync()
    {
        _open?.Dispose();
        _open = SqliteKeyRing.Open(KeyFolder.Open(_folder.Below("keys")), new SystemRandomness(), TimeProvider.System);
        return Task.FromResult<IKeyRing>(_open);
    }

    protected override async Task DestroyAsync(KeySubject subject) => await _open!.DestroyAsync(subject, (await _open.KekIdOfAsync(subject, default))!, default);
}
