using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Journal;

/// <summary>What every queue does.</summary>
public abstract class EnvelopeQueueContract
{
    /// <summary>The same data in a new instance; the one before is closed.</summary>
    protected abstract Task<IEnvelopeQueue> ReopenAsync();

    [Fact]
    public async Task Appended_envelope_is_delivered_with_all_its_fields()
    {
        var queue = await ReopenAsync();
        var sent = Calls.Imported();

        var result = await queue.AppendAsync(sent, default);
        var delivered = (await queue.TakeAsync(1)).ShouldHaveSingleItem();

        result.ShouldBe(AppendResult.Stored);
        Calls.Text(delivered.Envelope).ShouldBe(Calls.Text(sent));
        delivered.Rejected.ShouldBeNull();
    }

    /// <summary>Whether an id that waits is known to a new instance. Where it is not, it is stored again, and the second reading is answered
    /// by comparison where it is sealed.</summary>
    protected virtual bool RemembersIdsAcrossInstances => true;

    [Fact]
    public async Task Unacknowledged_envelope_comes_back()
    {
        var sent = Calls.Imported();
        await (await ReopenAsync()).AppendAsync(sent, default);
        _ = await (await ReopenAsync()).TakeAsync(1);

        var again = (await (await ReopenAsync()).TakeAsync(1)).ShouldHaveSingleItem();

        again.Envelope!.Id.ShouldBe(sent.Id);
    }

    [Fact]
    public async Task Acknowledged_envelopes_are_gone_and_later_ones_are_not()
    {
        var queue = await ReopenAsync();
        var sent = Enumerable.Range(1, 3).Select(number => Calls.Imported(number)).ToArray();
        foreach (var envelope in sent) await queue.AppendAsync(envelope, default);
        var delivered = await queue.TakeAsync(3);

        await queue.AcknowledgeAsync(delivered[1].Stream, delivered[1].Position, default);
        var left = await (await ReopenAsync()).TakeAsync(1);

        left.ShouldHaveSingleItem().Envelope!.Id.ShouldBe(sent[2].Id);
    }

    [Fact]
    public async Task Acknowledging_again_changes_nothing()
    {
        var queue = await ReopenAsync();
        for (var number = 1; number <= 2; number++) await queue.AppendAsync(Calls.Imported(number), default);
        var first = (await queue.TakeAsync(2))[0];

        await queue.AcknowledgeAsync(first.Stream, first.Position, default);
        await queue.AcknowledgeAsync(first.Stream, first.Position, default);

        (await (await ReopenAsync()).TakeAsync(1)).ShouldHaveSingleItem().Envelope!.Number.Value.ShouldBe(2);
    }

    [Fact]
    public async Task Position_is_never_given_twice()
    {
        var queue = await ReopenAsync();
        await queue.AppendAsync(Calls.Imported(), default);
        var first = (await queue.TakeAsync(1))[0];
        await queue.AcknowledgeAsync(first.Stream, first.Position, default);

        queue = await ReopenAsync();
        await queue.AppendAsync(Calls.Imported(), default);

        (await queue.TakeAsync(1))[0].Position.ShouldBeGreaterThan(first.Position);
    }

    [Fact]
    public async Task Envelope_of_the_same_id_is_stored_once()
    {
        var queue = await ReopenAsync();
        var sent = Calls.Imported();

        await queue.AppendAsync(sent, default);
        var second = await queue.AppendAsync(sent, default);

        second.ShouldBe(AppendResult.AlreadyStored);
        (await (await ReopenAsync()).TakeAsync(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Envelope_appended_again_by_a_new_instance_is_stored_once_or_comes_twice_under_its_id()
    {
        var sent = Calls.Imported();

        await (await ReopenAsync()).AppendAsync(sent, default);
        var second = await (await ReopenAsync()).AppendAsync(sent, default);

        second.ShouldBe(RemembersIdsAcrossInstances ? AppendResult.AlreadyStored : AppendResult.Stored);
        var count = RemembersIdsAcrossInstances ? 1 : 2;
        var delivered = await (await ReopenAsync()).TakeAsync(count);
        delivered.Count.ShouldBe(count);
        delivered.ShouldAllBe(delivery => delivery.Id == sent.Id);
    }

    [Fact]
    public async Task Envelopes_come_in_the_order_they_were_appended()
    {
        var queue = await ReopenAsync();
        for (var number = 1; number <= 50; number++) await queue.AppendAsync(Calls.Imported(number), default);

        var delivered = await queue.TakeAsync(50);

        delivered.Select(delivery => delivery.Envelope!.Number.Value).ShouldBe(Enumerable.Range(1, 50).Select(n => (long)n));
        delivered.Select(delivery => delivery.Position).ShouldBeInOrder();
    }

    [Fact]
    public async Task Reading_runs_ahead_of_acknowledgement_and_wakes_up_for_a_new_envelope()
    {
        var queue = await ReopenAsync();
        await queue.AppendAsync(Calls.Imported(1), default);
        await using var reading = queue.ReadAsync(default).GetAsyncEnumerator();
        (await reading.MoveNextAsync()).ShouldBeTrue();

        var next = reading.MoveNextAsync();
        await queue.AppendAsync(Calls.Imported(2), default);

        (await next).ShouldBeTrue();
        reading.Current.ShouldHaveSingleItem().Envelope!.Number.Value.ShouldBe(2);
    }

    [Fact]
    public async Task Waiting_reader_ends_when_cancelled()
    {
        var queue = await ReopenAsync();
        using var cancelling = new CancellationTokenSource();
        await using var reading = queue.ReadAsync(cancelling.Token).GetAsyncEnumerator();
        var next = reading.MoveNextAsync();

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await next);
    }
}
