using System.Runtime.Versioning;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Folders;

public sealed class FolderPackStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FolderPackStore _store;

    public FolderPackStoreTests() => _store = new FolderPackStore(_folder.Below("packs"), new SetClock(Calls.Morning));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_of_a_pack_are_read_only()
    {
        await _store.PutAsync("pack-1", Finished(), default);

        File.GetUnixFileMode(_folder.Below("packs", "pack-1", "manifest.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.GroupRead);
    }

    [Fact]
    public async Task Folder_with_a_link_is_refused()
    {
        var folder = Finished();
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "/etc/hostname");

        await Should.ThrowAsync<ArgumentException>(async () => await _store.PutAsync("pack-1", folder, default));

        (await _store.ListAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pack_from_another_file_system_is_copied_in_whole()
    {
        const string memory = "/dev/shm";
        Assert.SkipUnless(Directory.Exists(memory), "no second file system here");
        var folder = Directory.CreateDirectory(Path.Combine(memory, Path.GetRandomFileName(), "streams")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "streams", "records.jsonl"), "{}");

        var put = await _store.PutAsync("pack-1", folder, default);

        put.ShouldBeTrue();
        (await _store.ListFilesAsync("pack-1", default)).ShouldBe(["streams/records.jsonl"]);
        (await _store.ListAsync(default)).ShouldBe(["pack-1"]);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task Id_that_is_no_plain_name_is_refused(string id) =>
        await Should.ThrowAsync<ArgumentException>(async () => await _store.PutAsync(id, Finished(), default));

    private string Finished()
    {
        var folder = Directory.CreateDirectory(_folder.Below("finished")).FullName;
        File.WriteAllText(Path.Combine(folder, "manifest.json"), "{}");
        return folder;
    }
}
