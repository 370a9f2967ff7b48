using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Contracts.Tests.Folders;

/// <summary>What every stream fence does.</summary>
public abstract class StreamFenceContract
{
    protected static readonly StreamId Stream = StreamId.OfPartition(3);

    /// <summary>The fence as another processor of the group has it.</summary>
    protected abstract IStreamFence Other();

    [Fact]
    public async Task Newer_claim_is_higher_and_voids_the_older_one()
    {
        var first = await Other().ClaimAsync(Stream, default);
        var second = await Other().ClaimAsync(Stream, default);

        second.ShouldBeGreaterThan(first);
        await Should.ThrowAsync<StreamTakenException>(async () => await Other().EnterAsync(Stream, first, default));
        await (await Other().EnterAsync(Stream, second, default)).DisposeAsync();
    }

    [Fact]
    public async Task Claim_and_entry_wait_until_the_writing_ends()
    {
        var claim = await Other().ClaimAsync(Stream, default);
        var writing = await Other().EnterAsync(Stream, claim, default);

        var claiming = Other().ClaimAsync(Stream, default).AsTask();
        await Task.WhenAny(claiming, Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken));
        claiming.IsCompleted.ShouldBeFalse();
        await writing.DisposeAsync();

        (await claiming.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBeGreaterThan(claim);
    }

    [Fact]
    public async Task Refused_entry_leaves_nothing_locked()
    {
        var old = await Other().ClaimAsync(Stream, default);
        var claim = await Other().ClaimAsync(Stream, default);
        await Should.ThrowAsync<StreamTakenException>(async () => await Other().EnterAsync(Stream, old, default));

        await (await Other().EnterAsync(Stream, claim, default).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).DisposeAsync();
    }

    [Fact]
    public async Task Streams_do_not_wait_for_each_other()
    {
        var neighbour = StreamId.OfPartition(4);
        await using var writing = await Other().EnterAsync(Stream, await Other().ClaimAsync(Stream, default), default);

        var claim = await Other().ClaimAsync(neighbour, default).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await (await Other().EnterAsync(neighbour, claim, default)).DisposeAsync();
    }
}
