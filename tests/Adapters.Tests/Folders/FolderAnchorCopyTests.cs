using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Folders;

public sealed class FolderAnchorCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_put_stays_and_is_read_only()
    {
        var copy = new FolderAnchorCopy(_folder.FullPath);
        await copy.PutAsync("tile/0/000", "first"u8.ToArray(), Cancellation);
        await copy.PutAsync("tile/0/000", "first"u8.ToArray(), Cancellation);

        var other = await Should.ThrowAsync<AnchorFaultException>(() => copy.PutAsync("tile/0/000", "second"u8.ToArray(), Cancellation).AsTask());

        other.Word.ShouldBe(AnchorTrouble.Differs);
        var file = _folder.Below("tile", "0", "000");
        (await File.ReadAllTextAsync(file, Cancellation)).ShouldBe("first");
        (File.GetUnixFileMode(file) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public async Task Folder_that_is_not_mounted_is_told_and_not_made()
    {
        var copy = new FolderAnchorCopy(_folder.Below("mount"));

        var away = await Should.ThrowAsync<AnchorFaultException>(() => copy.PutAsync("checkpoint.1", new byte[1], Cancellation).AsTask());

        away.Word.ShouldBe(AnchorTrouble.Unreachable);
        Directory.Exists(_folder.Below("mount")).ShouldBeFalse();
    }

    [Fact]
    public async Task Paths_that_lead_out_are_refused()
    {
        var copy = new FolderAnchorCopy(_folder.FullPath);

        await Should.ThrowAsync<ArgumentException>(() => copy.PutAsync("../checkpoint.1", new byte[1], Cancellation).AsTask());
    }
}
