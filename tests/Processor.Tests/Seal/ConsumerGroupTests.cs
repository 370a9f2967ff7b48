using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Processor.Tests.Seal;

public sealed class ConsumerGroupTests
{
    private static readonly StreamId First = LineBench.Stream;
    private static readonly StreamId Second = StreamId.OfPartition(1);

    private readonly LineBench _bench = new();
    private readonly GroupStore _store = new();

    [Fact]
    public async Task Partition_that_moves_goes_on_at_the_right_leaf_and_the_late_batch_of_its_old_holder_is_refused()
    {
        var sent = await _bench.DeliveriesAsync(60);
        await using var a = new GroupMember(_bench, _store);
        await using var b = new GroupMember(_bench, _store);
        await a.TakeAsync(First);
        a.Queue.Deliver([.. sent.Take(20)]);
        await GroupMember.UntilAsync(() => a.Queue.Acknowledged(First) == sent[19].Position);
        await a.Heads.PublishAsync(anchor: true, default);

        var progress = await b.TakeAsync(First);
        a.Queue.Deliver([.. sent.Skip(20).Take(20)]);
        await GroupMember.UntilAsync(() => a.Logs.Count == 0);
        b.Queue.Deliver([.. sent.Skip(20)]);
        await GroupMember.UntilAsync(() => b.Queue.Acknowledged(First) == sent[59].Position);
        await b.Heads.PublishAsync(anchor: true, default);

        progress.ShouldBe(new StreamProgress(sent[19].Position + 1, sent[19].Id, sent[19].Position));
        a.Queue.Acknowledged(First).ShouldBe(sent[19].Position);
        Sealed(First).ShouldBe(sent.Select(d => d.Id.ToString()));
        _bench.Signed().Root.ShouldBe(RootOf(First));
        _bench.Signed().Size.ShouldBe(61);
    }

    [Fact]
    public async Task Holder_that_was_thought_dead_signs_nothing_any_more()
    {
        var sent = await _bench.DeliveriesAsync(10);
        await using var a = new GroupMember(_bench, _store);
        await using var b = new GroupMember(_bench, _store);
        await a.TakeAsync(First);
        a.Queue.Deliver(sent);
        await GroupMember.UntilAsync(() => a.Queue.Acknowledged(First) == sent[9].Position);
        await b.TakeAsync(First);

        await a.Heads.PublishAsync(anchor: true, default);

        _bench.Logs["s/p00/checkpoint"].ShouldBeNull();
        _bench.Logs["anchor/checkpoint"].ShouldBeNull();
        a.Logs.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Processors_append_to_one_anchor_log_in_turn()
    {
        var sent = await _bench.DeliveriesAsync(10);
        await using var a = new GroupMember(_bench, _store);
        await using var b = new GroupMember(_bench, _store);
        await a.TakeAsync(First);
        await b.TakeAsync(Second);
        a.Queue.Deliver([.. sent.Take(5)]);
        b.Queue.Deliver(Moved(sent.Skip(5), from: 0));
        await GroupMember.UntilAsync(() => a.Queue.Acknowledged(First) >= 0 && b.Queue.Acknowledged(Second) >= 0);

        await Task.WhenAll(a.Heads.PublishAsync(anchor: true, default).AsTask(), b.Heads.PublishAsync(anchor: true, default).AsTask());

        AnchorState.Parse(_bench.Logs["anchor/state"]!).Heads.Keys.Order(StringComparer.Ordinal)
            .ShouldBe(["audit.test/line/s/p00", "audit.test/line/s/p01"]);
        Checkpoint.Parse(SignedNote.Parse(_bench.Logs["anchor/checkpoint"]!)!.Text)!.Size.ShouldBe(2);
    }

    [Fact]
    public async Task Stream_whose_store_refuses_does_not_hold_up_another()
    {
        var sent = await _bench.DeliveriesAsync(40);
        await using var member = new GroupMember(_bench, _store);
        await member.TakeAsync(First);
        await member.TakeAsync(Second);
        _store[First].Failures = int.MaxValue;
        foreach (var batch in sent.Take(20).Chunk(4)) member.Queue.Deliver(batch);
        foreach (var batch in Moved(sent.Skip(20), from: 0).Chunk(4)) member.Queue.Deliver(batch);

        await GroupMember.UntilAsync(() => member.Queue.Acknowledged(Second) == 19);

        member.Queue.Acknowledged(First).ShouldBe(-1);
        member.Status.Troubles.ShouldBe([KeyValuePair.Create(First, "store_unavailable")]);
        _store[First].Failures = 0;
        await GroupMember.UntilAsync(() => member.Queue.Acknowledged(First) == sent[19].Position);
        Sealed(First).ShouldBe(sent.Take(20).Select(d => d.Id.ToString()));
        member.Status.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Replaced_queue_stops_its_stream_by_name_and_others_go_on()
    {
        var sent = await _bench.DeliveriesAsync(40);
        await using var member = new GroupMember(_bench, _store);
        await member.TakeAsync(First);
        await member.TakeAsync(Second);
        member.Queue.Deliver([.. sent.Take(10)]);
        await GroupMember.UntilAsync(() => member.Queue.Acknowledged(First) == sent[9].Position);

        member.Queue.Deliver([Delivery.Of(First, sent[9].Position, sent[30].Envelope!), Delivery.Of(First, 100, sent[31].Envelope!)]);
        await GroupMember.UntilAsync(() => member.Status.Trouble is not null);
        member.Queue.Deliver(Moved(sent.Skip(20).Take(5), from: 0));
        await GroupMember.UntilAsync(() => member.Queue.Acknowledged(Second) == 4);

        member.Status.Troubles.ShouldBe([KeyValuePair.Create(First, "queue_replaced")]);
        Sealed(First).Count.ShouldBe(10);
    }

    [Fact]
    public async Task Entries_delivered_again_at_their_positions_are_answered_and_not_sealed()
    {
        var sent = await _bench.DeliveriesAsync(20);
        await using var member = new GroupMember(_bench, _store);
        await member.TakeAsync(First);
        member.Queue.Deliver([.. sent.Take(10)]);
        member.Queue.Deliver([.. sent]);
        await GroupMember.UntilAsync(() => member.Queue.Acknowledged(First) == sent[19].Position);

        Sealed(First).ShouldBe(sent.Select(d => d.Id.ToString()));
        member.Status.Duplicates.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entries_sent_again_at_new_positions_are_recognised_after_a_restart(bool rowsBeyondState)
    {
        var sent = await _bench.DeliveriesAsync(30);
        await using (var dead = new GroupMember(_bench, _store))
        {
            await dead.TakeAsync(First);
            dead.Queue.Deliver([.. sent.Take(10)]);
            await GroupMember.UntilAsync(() => dead.Queue.Acknowledged(First) == sent[9].Position);
            _store[First].DeathsAfterWrite = rowsBeyondState ? 1 : 0;
            dead.Queue.Deliver([.. sent.Skip(10).Take(10)]);
            await GroupMember.UntilAsync(() => _store[First].Rows.Count == 21);
        }

        await using var member = new GroupMember(_bench, _store);
        await member.TakeAsync(First);
        member.Queue.Deliver(Again(sent, from: 100));
        await GroupMember.UntilAsync(() => member.Queue.Acknowledged(First) == 129);

        Sealed(First).ShouldBe(sent.Select(d => d.Id.ToString()));
        member.Status.Duplicates.ShouldBe(20);
    }

    [Fact]
    public async Task Same_number_with_another_id_is_sealed_all_the_same()
    {
        var sent = await _bench.DeliveriesAsync(2);
        var twin = sent[1].Envelope! with { Number = sent[0].Envelope!.Number };
        await using var member = new GroupMember(_bench, _store);
        await member.TakeAsync(First);
        member.Queue.Deliver([sent[0]]);
        member.Queue.Deliver([Delivery.Of(First, 2, twin)]);
        await GroupMember.UntilAsync(() => member.Queue.Acknowledged(First) == 2);

        Sealed(First).Count.ShouldBe(2);
        member.Status.Duplicates.ShouldBe(0);
    }

    private static Delivery[] Moved(IEnumerable<Delivery> deliveries, long from) =>
        [.. deliveries.Select((d, i) => Delivery.Of(Second, from + i, d.Envelope!))];

    private static Delivery[] Again(IEnumerable<Delivery> deliveries, long from) =>
        [.. deliveries.Select((d, i) => Delivery.Of(First, from + i, d.Envelope!))];

    private List<string> Sealed(StreamId stream) => [.. _store[stream].Rows.Where(r => r.QueuePosition >= 0).Select(r => r.Leaf.Id)];

    private MerkleHash RootOf(StreamId stream)
    {
        var frontier = new Frontier();
        foreach (var row in _store[stream].Rows) frontier.Append(MerkleTree.HashLeaf(row.LeafBytes.Span));
        return frontier.Root();
    }
}
