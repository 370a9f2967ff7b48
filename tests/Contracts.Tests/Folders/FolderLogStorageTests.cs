using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Folders;

public sealed class FolderLogStorageTests : LogStorageContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<ILogStorage> ReopenAsync() => Task.FromResult<ILogStorage>(new FolderLogStorage(_folder.Below("log")));
}
