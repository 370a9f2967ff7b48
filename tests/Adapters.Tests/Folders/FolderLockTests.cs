using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Folders;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Released_folder_can_be_taken_again()
    {
        FolderLock.Take(_folder.FullPath).Dispose();

        Should.NotThrow(() => FolderLock.Take(_folder.FullPath).Dispose());
    }

    [Fact]
    public void Held_folder_is_refused_with_its_holder()
    {
        using var held = FolderLock.Take(_folder.FullPath);

        var refused = Should.Throw<FolderInUseException>(() => FolderLock.Take(_folder.FullPath));

        refused.ProcessId.ShouldBe(Environment.ProcessId);
        refused.Message.ShouldContain(_folder.FullPath);
    }
}
