using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Journal;

/// <summary>What every journal does, read back through the queue that delivers its calls.</summary>
public abstract class JournalContract
{
    /// <summary>Ring of the data keys, the same for all instances.</summary>
    protected abstract IKeyRing Ring { get; }

    /// <summary>The same data in a new instance; the one before is closed, its open calls are left as they are.</summary>
    protected abstract Task<(IJournal Journal, IEnvelopeQueue Queue)> ReopenAsync();

    [Fact]
    public async Task Numbers_are_1_2_3_and_go_on_after_a_restart()
    {
        var (journal, _) = await ReopenAsync();
        var first = await journal.RecordAsync(Calls.Opening());
        var second = await journal.RecordAsync(Calls.Opening());

        (journal, _) = await ReopenAsync();
        var third = await journal.RecordAsync(Calls.Opening());

        new[] { first, second, third }.ShouldBe([new(journal.Instance, 1), new(journal.Instance, 2), new(journal.Instance, 3)]);
    }

    [Fact]
    public async Task Concurrent_callers_get_every_number_once()
    {
        var (journal, queue) = await ReopenAsync();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => journal.RecordAsync(Calls.Opening()))));
        var delivered = await queue.TakeAsync(200);

        numbers.Select(number => number.Value).Order().ShouldBe(Enumerable.Range(1, 200).Select(n => (long)n));
        delivered.Select(delivery => delivery.Envelope!.Number.Value).Order().ShouldBe(Enumerable.Range(1, 200).Select(n => (long)n));
    }

    [Fact]
    public async Task Closed_call_is_delivered_with_all_its_fields()
    {
        var (journal, queue) = await ReopenAsync();
        var opening = Calls.Opening();
        var closing = Calls.Closing(opening.Id);

        var opened = await journal.OpenAsync(opening, default);
        var closed = await journal.CloseAsync(closing, default);
        var envelope = (await queue.TakeAsync(1)).ShouldHaveSingleItem().Envelope!;

        closed.ShouldBeTrue();
        var expected = new Envelope
        {
            Id = opening.Id,
            Tenant = opening.Tenant,
            Number = opened.Number!.Value,
            Origin = new EnvelopeOrigin(EnvelopeOrigin.Gateway, envelope.Origin.Version),
            Provider = opening.Provider,
            CapturedAt = opening.CapturedAt,
            Duration = closing.Duration,
            FirstByteAfter = closing.FirstByteAfter,
            Outcome = closing.Outcome,
            Reason = closing.Reason,
            Caller = opening.Caller,
            Request = opening.Request,
            Response = closing.Response,
            Keys = envelope.Keys,
        };
        Calls.Text(envelope).ShouldBe(Calls.Text(expected));
    }

    [Fact]
    public async Task Call_that_is_recorded_in_one_go_is_delivered_with_all_its_fields_and_its_number()
    {
        var (journal, queue) = await ReopenAsync();
        var twoSteps = Calls.Opening();
        var oneGo = twoSteps with { Id = Calls.Opening().Id, Forwarded = true };
        await journal.RecordAsync(twoSteps);
        journal.Forwarding(Calls.Morning);

        var recorded = await journal.RecordAsync(oneGo, Calls.Closing(oneGo.Id), default);
        var counts = await journal.CountAsync(default);
        var delivered = (await queue.TakeAsync(2)).Select(delivery => delivery.Envelope!).ToArray();

        recorded.Number.ShouldBe(new GatewayNumber(journal.Instance, 2));
        (counts.Accepted, counts.Open.Count, counts.Waiting).ShouldBe((2, 0, 2));
        delivered[1].Number.ShouldBe(recorded.Number!.Value);
        var same = delivered[1] with { Id = delivered[0].Id, Number = delivered[0].Number, Keys = delivered[0].Keys };
        Calls.Text(same).ShouldBe(Calls.Text(delivered[0]));
        delivered[1].Keys.Select(key => key.Part).ShouldBe(delivered[0].Keys.Select(key => key.Part));

        await queue.AcknowledgeAsync(StreamId.OfPartition(0), 2, default);
        (await journal.CountAsync(default)).Waiting.ShouldBe(0);
        (journal, queue) = await ReopenAsync();
        (await journal.RecordAsync(Calls.Opening())).Value.ShouldBe(3);   // nothing was open, nothing was lost
    }

    [Fact]
    public async Task Keys_of_the_parts_open_under_the_key_of_the_person_or_of_the_system()
    {
        var (journal, queue) = await ReopenAsync();
        await journal.RecordAsync(Calls.Opening(user: "jan"));
        await journal.RecordAsync(Calls.Opening(user: null));
        await journal.RecordAsync(Calls.Opening(user: null, system: null));
        var randomness = new SystemRandomness();
        var maker = new PartKeyMaker(Ring, randomness);

        var envelopes = (await queue.TakeAsync(3)).Select(delivery => delivery.Envelope!).ToArray();

        maker.SubjectOf("acme", envelopes[0].Caller).Kind.ShouldBe(KeySubjectKind.Person);
        maker.SubjectOf("acme", envelopes[1].Caller).ShouldBe(new KeySubject("acme", KeySubjectKind.System, "hr-assistant"));
        maker.SubjectOf("acme", envelopes[2].Caller).ShouldBe(new KeySubject("acme", KeySubjectKind.System, "unassigned"));
        foreach (var envelope in envelopes)
        {
            var kek = await Ring.ForSubjectAsync(maker.SubjectOf("acme", envelope.Caller), default);
            envelope.Keys.Select(key => key.Part).ShouldBe([PartName.Body, PartName.Raw]);
            foreach (var key in envelope.Keys)
            {
                key.KekId.ShouldBe(kek.Id);
                KeyWrap.Unwrap(kek.Key.Span, kek.Id, key.Part, envelope.Id.ToString(), key.Wrapped.Span).ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public async Task Order_of_the_queue_is_the_order_of_closing()
    {
        var (journal, queue) = await ReopenAsync();
        CallOpening[] calls = [Calls.Opening(), Calls.Opening(), Calls.Opening()];
        foreach (var call in calls) await journal.OpenAsync(call, default);

        foreach (var call in calls.Reverse()) await journal.CloseAsync(Calls.Closing(call.Id), default);

        (await queue.TakeAsync(3)).Select(delivery => delivery.Envelope!.Number.Value).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task Call_left_open_is_delivered_as_interrupted_by_the_next_start()
    {
        var (journal, _) = await ReopenAsync();
        await journal.OpenAsync(Calls.Opening(prompt: "first"), default);
        await journal.RecordAsync(Calls.Opening());
        await journal.OpenAsync(Calls.Opening(prompt: "third"), default);

        (journal, var queue) = await ReopenAsync();
        var delivered = (await queue.TakeAsync(3)).Select(delivery => delivery.Envelope!).ToArray();

        delivered.Select(envelope => envelope.Number.Value).ShouldBe([2, 1, 3]);
        delivered[1].Outcome.ShouldBe(CaptureOutcome.Interrupted);
        delivered[1].Reason.ShouldBe("gateway_died");
        delivered[1].Response.ShouldBeNull();
        (await journal.CountAsync(default)).Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Closing_twice_keeps_the_first()
    {
        var (journal, queue) = await ReopenAsync();
        var opening = Calls.Opening();
        await journal.OpenAsync(opening, default);

        await journal.CloseAsync(Calls.Closing(opening.Id), default);
        var second = await journal.CloseAsync(Calls.Closing(opening.Id) with { Outcome = CaptureOutcome.ClientLeft }, default);

        second.ShouldBeTrue();
        (await queue.TakeAsync(1)).ShouldHaveSingleItem().Envelope!.Outcome.ShouldBe(CaptureOutcome.Completed);
    }

    [Fact]
    public async Task Accepted_is_closed_and_open_together()
    {
        var (journal, queue) = await ReopenAsync();
        await journal.RecordAsync(Calls.Opening());
        await journal.RecordAsync(Calls.Opening());
        await journal.OpenAsync(Calls.Opening(), default);
        var first = (await queue.TakeAsync(2))[0];

        await queue.AcknowledgeAsync(first.Stream, first.Position, default);
        var counts = await journal.CountAsync(default);

        counts.Accepted.ShouldBe(3);
        counts.Open.ShouldBe([3]);
        counts.Waiting.ShouldBe(1);
        counts.Instance.ShouldBe(journal.Instance);
    }

    [Fact]
    public async Task Call_left_open_is_delivered_with_what_of_its_answer_had_passed()
    {
        var (journal, _) = await ReopenAsync();
        var opening = Calls.Opening();
        var other = Calls.Opening();
        await journal.OpenAsync(opening, default);
        await journal.OpenAsync(other, default);
        var tail = journal.Tail(opening.Id);
        tail.Begin(200, [new("content-type", "text/event-stream")], [], TimeSpan.FromMilliseconds(5));
        tail.Append("data: een\n\n"u8, TimeSpan.FromMilliseconds(7));
        tail.Append("data: twee\n\n"u8, TimeSpan.FromMilliseconds(20));

        (_, var queue) = await ReopenAsync();
        var delivered = (await queue.TakeAsync(2)).Select(delivery => delivery.Envelope!).ToArray();

        delivered[0].Outcome.ShouldBe(CaptureOutcome.Interrupted);
        delivered[0].Response!.Status.ShouldBe(200);
        delivered[0].Response!.Headers.ShouldBe([new("content-type", "text/event-stream")]);
        System.Text.Encoding.UTF8.GetString(delivered[0].Response!.Body.Span).ShouldBe("data: een\n\ndata: twee\n\n");
        delivered[0].Response!.WireBytes.ShouldBe(23);
        delivered[0].FirstByteAfter.ShouldBe(TimeSpan.FromMilliseconds(7));
        delivered[0].Duration.ShouldBe(TimeSpan.FromMilliseconds(20));
        delivered[1].Response.ShouldBeNull();
    }

    [Fact]
    public async Task Tail_of_a_closed_call_leaves_nothing_to_the_one_that_follows()
    {
        var (journal, _) = await ReopenAsync();
        var first = Calls.Opening();
        var second = Calls.Opening();
        await journal.OpenAsync(first, default);
        using (var tail = journal.Tail(first.Id))
        {
            tail.Begin(200, [], "its first bytes"u8, TimeSpan.Zero);
            for (var i = 0; i < 50; i++) tail.Append("a long answer of another call "u8, TimeSpan.Zero);
            await journal.CloseAsync(Calls.Closing(first.Id), default);
        }

        await journal.OpenAsync(second, default);
        journal.Tail(second.Id).Begin(503, [], [], TimeSpan.Zero);

        (_, var queue) = await ReopenAsync();
        var interrupted = (await queue.TakeAsync(2))[1].Envelope!;

        interrupted.Id.ShouldBe(second.Id);
        interrupted.Response!.Status.ShouldBe(503);
        interrupted.Response.Body.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Loss_takes_as_many_numbers_as_it_counts_and_is_delivered_in_its_place()
    {
        var (journal, queue) = await ReopenAsync();
        await journal.RecordAsync(Calls.Opening());
        var loss = Loss(5);

        var first = await journal.LoseAsync(loss, default);
        var after = await journal.RecordAsync(Calls.Opening());
        var delivered = await queue.TakeAsync(3);

        first.Number.ShouldBe(new GatewayNumber(journal.Instance, 2));
        after.Value.ShouldBe(7);
        delivered[1].Loss.ShouldBe(new NumberedLoss(loss, new GatewayNumber(journal.Instance, 2)));
        (await journal.CountAsync(default)).Accepted.ShouldBe(7);
        (await journal.CountAsync(default)).Waiting.ShouldBe(7);
        await queue.AcknowledgeAsync(delivered[1].Stream, delivered[1].Position, default);
        (await journal.CountAsync(default)).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_forwarded_and_never_settled_are_a_loss_after_the_next_start()
    {
        var (journal, _) = await ReopenAsync();
        var settled = Calls.Opening() with { Forwarded = true };
        journal.Forwarding(Calls.Morning);
        await journal.RecordAsync(settled);
        for (var i = 1; i <= 3; i++) journal.Forwarding(Calls.Morning.AddSeconds(i));

        (journal, var queue) = await ReopenAsync();
        var delivered = await queue.TakeAsync(2);

        var loss = delivered[1].Loss!.Loss;
        loss.Cause.ShouldBe(LossCause.GatewayDied);
        loss.Count.ShouldBe(3);
        loss.From.ShouldBe(Calls.Morning.AddSeconds(1));
        loss.To.ShouldBe(Calls.Morning.AddSeconds(3));
        delivered[1].Loss!.First.Value.ShouldBe(2);
        (journal, queue) = await ReopenAsync();
        (await journal.CountAsync(default)).Accepted.ShouldBe(4);
    }

    [Fact]
    public async Task Calls_forwarded_and_recorded_as_lost_are_lost_once()
    {
        var (journal, _) = await ReopenAsync();
        for (var i = 0; i < 4; i++) journal.Forwarding(Calls.Morning);
        await journal.LoseAsync(Loss(4), default);

        (journal, var queue) = await ReopenAsync();

        (await queue.TakeAsync(1)).ShouldHaveSingleItem().Loss!.Loss.Count.ShouldBe(4);
        (await journal.CountAsync(default)).Accepted.ShouldBe(4);
    }

    private static CaptureLoss Loss(long count) => new(
        EnvelopeId.New(Calls.Morning, new SystemRandomness()), "acme", "openai", "hr-assistant", LossCause.JournalUnavailable, Calls.Morning,
        Calls.Morning.AddSeconds(9), count);
}
