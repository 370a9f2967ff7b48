using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Folders;

public sealed class FolderLogStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Temporary_file_left_by_a_crash_is_not_listed_and_is_written_over()
    {
        var storage = new FolderLogStorage(_folder.FullPath);
        await File.WriteAllTextAsync(_folder.Below(".checkpoint.tmp"), "half of a check");

        var before = await storage.ListAsync("", default);
        await storage.WriteAsync([("checkpoint", new byte[] { 1 })], default);

        before.ShouldBeEmpty();
        Directory.EnumerateFiles(_folder.FullPath).Select(Path.GetFileName).ShouldBe(["checkpoint"]);
    }

    [Fact]
    public async Task Refused_object_leaves_the_earlier_ones_new_and_the_later_ones_old()
    {
        var storage = new FolderLogStorage(_folder.FullPath);
        await storage.WriteAsync([("a", new byte[] { 1 }), ("c", new byte[] { 1 })], default);
        Directory.CreateDirectory(_folder.Below("b"));

        await Should.ThrowAsync<Exception>(async () => await storage.WriteAsync(
            [("a", new byte[] { 2 }), ("b", new byte[] { 2 }), ("c", new byte[] { 2 })], default));

        (await storage.ReadAsync("a", default)).ShouldBe([2]);
        (await storage.ReadAsync("c", default)).ShouldBe([1]);
    }
}
