using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Folders;

/// <summary>What every pack store does.</summary>
public abstract class PackStoreContract : IDisposable
{
    private readonly TemporaryFolder _work = new();

    protected SetClock Clock { get; } = new(Calls.Morning);

    /// <summary>The same data in a new instance.</summary>
    protected abstract Task<IPackStore> ReopenAsync();

    [Fact]
    public async Task Put_pack_is_there_with_its_files_and_the_folder_is_gone()
    {
        var folder = Finished("manifest");

        var put = await (await ReopenAsync()).PutAsync("pack-1", folder, default);
        var store = await ReopenAsync();

        put.ShouldBeTrue();
        Directory.Exists(folder).ShouldBeFalse();
        (await store.ListFilesAsync("pack-1", default)).ShouldBe(["manifest.json", "streams/p00/records.jsonl"]);
        (await ReadAsync(store, "pack-1", "manifest.json")).ShouldBe("manifest");
    }

    [Fact]
    public async Task Taken_id_is_refused_and_the_first_pack_stays()
    {
        var store = await ReopenAsync();
        await store.PutAsync("pack-1", Finished("first"), default);
        var second = Finished("second");

        var put = await store.PutAsync("pack-1", second, default);

        put.ShouldBeFalse();
        Directory.Exists(second).ShouldBeTrue();
        (await ReadAsync(store, "pack-1", "manifest.json")).ShouldBe("first");
    }

    [Fact]
    public async Task Packs_are_listed_newest_first()
    {
        var store = await ReopenAsync();
        foreach (var id in (string[])["b", "c", "a"])
        {
            await store.PutAsync(id, Finished(id), default);
            Clock.Now += TimeSpan.FromMinutes(1);
        }

        (await (await ReopenAsync()).ListAsync(default)).ShouldBe(["a", "c", "b"]);
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        var store = await ReopenAsync();
        await store.PutAsync("pack-1", Finished("x"), default);

        (await store.ListFilesAsync("pack-2", default)).ShouldBeNull();
        (await store.OpenAsync("pack-2", "manifest.json", default)).ShouldBeNull();
        (await store.OpenAsync("pack-1", "other.json", default)).ShouldBeNull();
        (await store.OpenAsync("pack-1", "../pack-1/manifest.json", default)).ShouldBeNull();
        (await store.OpenAsync("..", "manifest.json", default)).ShouldBeNull();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        _work.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    private static async Task<string> ReadAsync(IPackStore store, string pack, string path)
    {
        await using var stream = await store.OpenAsync(pack, path, default);
        return await new StreamReader(stream.ShouldNotBeNull()).ReadToEndAsync();
    }

    private string Finished(string manifest)
    {
        var folder = _work.Below(Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.Combine(folder, "streams", "p00"));
        File.WriteAllText(Path.Combine(folder, "manifest.json"), manifest);
        File.WriteAllText(Path.Combine(folder, "streams", "p00", "records.jsonl"), "{}");
        return folder;
    }
}
