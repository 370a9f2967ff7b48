using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Folders;

public sealed class FolderPackStoreTests : PackStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private FolderPackStore? _open;

    protected override Task<IPackStore> ReopenAsync()
    {
        _open?.Dispose();
        _open = new FolderPackStore(_folder.Below("packs"), Clock);
        return Task.FromResult<IPackStore>(_open);
    }

    protected override void Dispose(bool disposing)
    {
        _open?.Dispose();
        _folder.Dispose();
    }
}
