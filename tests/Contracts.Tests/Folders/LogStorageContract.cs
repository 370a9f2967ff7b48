using AuditPipeline.Core.Ports;

namespace AuditPipeline.Contracts.Tests.Folders;

/// <summary>What every log storage does.</summary>
public abstract class LogStorageContract
{
    /// <summary>The same data in a new instance.</summary>
    protected abstract Task<ILogStorage> ReopenAsync();

    [Fact]
    public async Task Object_reads_back_after_a_restart()
    {
        await (await ReopenAsync()).WriteAsync([("tile/0/x001/067.p/12", new byte[] { 1, 2, 3 })], default);

        var bytes = await (await ReopenAsync()).ReadAsync("tile/0/x001/067.p/12", default);

        bytes.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Object_is_replaced_whole()
    {
        var storage = await ReopenAsync();
        await storage.WriteAsync([("checkpoint", new byte[] { 1, 2, 3 })], default);

        await storage.WriteAsync([("checkpoint", new byte[] { 9 })], default);

        (await storage.ReadAsync("checkpoint", default)).ShouldBe([9]);
    }

    [Fact]
    public async Task Removed_folder_is_gone_and_its_neighbours_stay()
    {
        var storage = await ReopenAsync();
        await storage.WriteAsync(
            [("tile/0/000.p/7", new byte[] { 1 }), ("tile/0/000.p/9", new byte[] { 2 }), ("tile/0/000", new byte[] { 3 })], default);

        await storage.RemoveAsync("tile/0/000.p", default);
        await storage.RemoveAsync("tile/0/004.p", default);

        (await (await ReopenAsync()).ListAsync("tile/", default)).ShouldBe(["tile/0/000"]);
    }

    [Fact]
    public async Task Missing_object_is_null()
    {
        var storage = await ReopenAsync();

        (await storage.ReadAsync("checkpoint", default)).ShouldBeNull();
        (await storage.ReadAsync("tile/0/000", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Paths_below_a_prefix_are_listed_in_ordinal_order()
    {
        var storage = await ReopenAsync();
        ReadOnlyMemory<byte> bytes = new byte[] { 1 };
        await storage.WriteAsync([("tile/1/000", bytes), ("tile/0/001", bytes), ("tile/0/000.p/5", bytes), ("state", bytes)], default);

        (await storage.ListAsync("", default)).ShouldBe(["state", "tile/0/000.p/5", "tile/0/001", "tile/1/000"]);
        (await storage.ListAsync("tile/0", default)).ShouldBe(["tile/0/000.p/5", "tile/0/001"]);
        (await storage.ListAsync("tile/0/", default)).ShouldBe(["tile/0/000.p/5", "tile/0/001"]);
        (await storage.ListAsync("nothing", default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../outside")]
    [InlineData("tile/../../outside")]
    [InlineData("tile//000")]
    [InlineData("tile/./000")]
    [InlineData("tile\\000")]
    [InlineData("tile/00\0")]
    public async Task Path_that_could_leave_the_log_is_refused_before_anything_is_written(string path)
    {
        var storage = await ReopenAsync();

        await Should.ThrowAsync<ArgumentException>(async () =>
            await storage.WriteAsync([("good", new byte[] { 1 }), (path, new byte[] { 1 })], default));

        (await storage.ReadAsync("good", default)).ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(async () => await storage.ReadAsync(path, default));
    }
}
