using AuditPipeline.Core.Log;
using AuditPipeline.Processor.Custody;
using AuditPipeline.Processor.Tests.Seal;
using Shouldly;

namespace AuditPipeline.Processor.Tests.Custody;

public sealed class OperatorLogTests
{
    private static readonly LogLayout Layout = new("audit.test/line");
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly MemoryLogStorage _storage = new();

    [Fact]
    public async Task Statement_is_proven_under_the_signed_anchor_checkpoint()
    {
        var log = new OperatorLog(Layout, _storage, new MemorySigner(), new MemoryFence());
        var first = OperatorStatement.PartExpired("audit.test/line/s/p00", "raw", 5, At);
        var second = OperatorStatement.PartExpired("audit.test/line/s/p00", "raw", 9, At);
        await log.AppendAsync([first], Cancellation);

        var places = await log.AppendAsync([first, second], Cancellation);

        places.ShouldBe([new StatementPlace(1, 3), new StatementPlace(2, 3)]);
        var tiles = new LogTiles(_storage, LogLayout.AnchorFolder);
        var signed = (await tiles.CheckpointAsync(Cancellation)).ShouldNotBeNull();
        signed.Checkpoint.Size.ShouldBe(3);
        (await tiles.BundleAsync(3, 0, EntryBundle.Path, Cancellation))[2].ToArray().ShouldBe(second);
        var proof = InclusionProof.Create(2, 3, tiles.Reader(3).Read);
        InclusionProof.Verify(MerkleTree.HashLeaf(second), 2, 3, [.. proof], signed.Checkpoint.Root).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_no_statement_is_refused_and_nothing_is_appended()
    {
        var log = new OperatorLog(Layout, _storage, new MemorySigner(), new MemoryFence());
        var good = OperatorStatement.PartExpired("audit.test/line/s/p00", "raw", 5, At);

        await Should.ThrowAsync<ArgumentException>(async () => await log.AppendAsync([good, "{}"u8.ToArray()], Cancellation));

        _storage["anchor/checkpoint"].ShouldBeNull();
    }

    [Fact]
    public async Task Several_processes_state_in_turn()
    {
        var fence = new MemoryFence();
        var statement = OperatorStatement.PartExpired("audit.test/line/s/p00", "raw", 5, At);
        var logs = Enumerable.Range(0, 3).Select(_ => new OperatorLog(Layout, _storage, new MemorySigner(), fence)).ToList();

        var places = await Task.WhenAll(logs.Select(l => l.AppendAsync([statement], Cancellation).AsTask()));

        places.Select(p => p[0].Index).Order().ShouldBe([0, 1, 2]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
