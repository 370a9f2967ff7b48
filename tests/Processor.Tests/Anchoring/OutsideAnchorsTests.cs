using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;
using Shouldly;

namespace AuditPipeline.Processor.Tests.Anchoring;

public sealed class OutsideAnchorsTests
{
    private readonly OutsideBench _bench = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checkpoint_is_replaced_by_its_cosigned_form()
    {
        await _bench.GrowAsync(5);
        using var outside = _bench.Outside();

        var attested = (await outside.AttestAsync(Cancellation)).ShouldNotBeNull();

        _bench.Witness.Key.Verify(_bench.Newest).IsGood.ShouldBeTrue();
        OutsideBench.LogKey.Verify(_bench.Newest).IsGood.ShouldBeTrue();
        attested.Note.Format().ShouldBe(_bench.Newest.Format());
        outside.Report().Alarm.ShouldBeFalse();
        outside.Report().Witnesses.ShouldHaveSingleItem().Size.ShouldBe(5);
    }

    [Fact]
    public async Task What_grew_is_cosigned_with_a_proof_from_what_the_witness_had_also_after_a_restart()
    {
        await _bench.GrowAsync(5);
        using (var first = _bench.Outside()) await first.AttestAsync(Cancellation);
        await _bench.GrowAsync(300);
        using var outside = _bench.Outside();

        await outside.AttestAsync(Cancellation);

        _bench.Witness.Seen!.Size.ShouldBe(305);
        _bench.Witness.Asked.ShouldBe(2);   // the kept note told what the witness had: nobody had to be asked twice
        outside.Report().Quorum!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public async Task A_witness_that_is_away_raises_the_alarm_and_its_return_ends_it()
    {
        await _bench.GrowAsync(5);
        _bench.Witness.Away = true;
        using var outside = _bench.Outside();

        var attested = await outside.AttestAsync(Cancellation);

        attested.ShouldNotBeNull().Note.Signatures.Count.ShouldBe(1);
        var missed = outside.Report();
        missed.Alarm.ShouldBeTrue();
        missed.Quorum!.MissedSince.ShouldBe(_bench.Clock.Now);
        missed.Witnesses[0].Trouble.ShouldBe(AnchorTrouble.Unreachable);

        _bench.Witness.Away = false;
        await outside.AttestAsync(Cancellation);

        outside.Report().Alarm.ShouldBeFalse();
    }

    [Fact]
    public async Task History_rewritten_with_the_real_key_is_refused_by_a_witness_that_saw_the_old_head()
    {
        await _bench.GrowAsync(5);
        using (var before = _bench.Outside()) await before.AttestAsync(Cancellation);
        var rewritten = new OutsideBench { Witness = _bench.Witness };
        await rewritten.GrowAsync(8, "b");
        using var outside = rewritten.Outside();

        await outside.AttestAsync(Cancellation);

        outside.Report().Witnesses[0].Trouble.ShouldBe(AnchorTrouble.Contradiction);
        outside.Report().Quorum!.IsMet.ShouldBeFalse();
        rewritten.Newest.Signatures.Count.ShouldBe(1);
        _bench.Witness.Seen!.Size.ShouldBe(5);
    }

    [Fact]
    public async Task Restored_backup_is_told_by_the_larger_size_of_the_witness()
    {
        await _bench.GrowAsync(3);
        var backup = await _bench.CopyAsync();
        await _bench.GrowAsync(4);
        using (var before = _bench.Outside()) await before.AttestAsync(Cancellation);
        using var outside = backup.Outside();

        await outside.AttestAsync(Cancellation);

        outside.Report().Witnesses[0].Trouble.ShouldBe(AnchorTrouble.Ahead);
    }

    [Fact]
    public async Task Second_history_of_equal_size_is_told_as_a_fork()
    {
        await _bench.GrowAsync(5);
        using (var before = _bench.Outside()) await before.AttestAsync(Cancellation);
        var fork = new OutsideBench { Witness = _bench.Witness };
        await fork.GrowAsync(5, "b");
        using var outside = fork.Outside();

        await outside.AttestAsync(Cancellation);

        outside.Report().Witnesses[0].Trouble.ShouldBe(AnchorTrouble.Fork);
    }

    [Fact]
    public async Task Token_is_kept_beside_its_checkpoint_and_named_by_a_beacon()
    {
        await _bench.GrowAsync(5);
        var text = _bench.Newest.Text;
        var authority = new MemoryAuthority(_bench.Clock);
        using var outside = _bench.Outside(authority);

        var attested = (await outside.AttestAsync(Cancellation)).ShouldNotBeNull();

        authority.Stamped.ShouldBe([text]);
        _bench.Logs["anchor/timestamps/5.tsr"].ShouldBe(attested.Token!.Response.ToArray());
        SignedNote.Parse(_bench.Logs["anchor/timestamps/5.note"])!.Text.ShouldBe(text);
        Encoding.ASCII.GetString(_bench.Logs["anchor/timestamps/5.beacon"]!).ShouldBe("5");
        _bench.Size.ShouldBe(6);
        var leaves = await new LogTiles(_bench.Logs, "anchor").BundleAsync(6, 0, EntryBundle.Path, Cancellation);
        leaves[5].ToArray().ShouldBe(BeaconStatement.Of(attested.Token.Response.Span, _bench.Clock.Now));
        OperatorStatement.Fault(leaves[5].Span).ShouldBeNull();
        outside.Report().Timestamp!.Size.ShouldBe(5);
    }

    [Theory]
    [InlineData(-7)]
    [InlineData(7)]
    public async Task Token_far_from_our_clock_is_kept_and_raises_the_alarm(int minutes)
    {
        await _bench.GrowAsync(5);
        using var outside = _bench.Outside(new MemoryAuthority(_bench.Clock) { ClockOff = TimeSpan.FromMinutes(minutes) });

        (await outside.AttestAsync(Cancellation))!.Token.ShouldNotBeNull();

        var timestamp = outside.Report().Timestamp!;
        timestamp.Trouble.ShouldBe(AnchorTrouble.Clock);
        timestamp.Deviation.ShouldBe(TimeSpan.FromMinutes(minutes));
        outside.Report().Alarm.ShouldBeTrue();
    }

    [Fact]
    public async Task Clock_that_was_set_back_is_told_by_the_cosignature_too()
    {
        await _bench.GrowAsync(5);
        _bench.Witness.ClockOff = TimeSpan.FromHours(24);   // ours stands a day behind
        using var outside = _bench.Outside();

        await outside.AttestAsync(Cancellation);

        outside.Report().Witnesses[0].Trouble.ShouldBe(AnchorTrouble.Clock);
        outside.Report().Quorum!.IsMet.ShouldBeTrue();
    }

    [Fact]
    public async Task Token_that_does_not_hold_is_not_kept()
    {
        await _bench.GrowAsync(5);
        using var outside = _bench.Outside(new MemoryAuthority(_bench.Clock) { Trouble = AnchorTrouble.Untrusted });

        (await outside.AttestAsync(Cancellation))!.Token.ShouldBeNull();

        (await _bench.Logs.ListAsync("anchor/timestamps", Cancellation)).ShouldBeEmpty();
        _bench.Size.ShouldBe(5);
        outside.Report().Timestamp!.Trouble.ShouldBe(AnchorTrouble.Untrusted);
    }

    [Fact]
    public async Task Copy_gets_checkpoints_tokens_and_tiles_and_is_caught_up_with()
    {
        await _bench.GrowAsync(300);
        var copy = new MemoryCopy { Away = true };
        using (var outside = _bench.Outside(new MemoryAuthority(_bench.Clock), copy))
        {
            await TurnsAsync(outside, () => outside.Report().Copies is [{ Trouble: not null }]);
            outside.Report().Copies[0].Trouble.ShouldBe(AnchorTrouble.Unreachable);
        }

        copy.Away = false;
        using var again = _bench.Outside(policy: null, authority: null, copy);
        await TurnsAsync(again, () => again.Report().Copies is [{ Trouble: null, Size: 301 }]);

        copy.Objects.Keys.ShouldContain("checkpoint.301");
        copy.Objects.Keys.ShouldContain("tile/0/000");
        copy.Objects.Keys.ShouldContain("tile/entries/000");
        copy.Objects.Keys.ShouldContain("timestamps/300.tsr");
        copy.Objects["checkpoint.301"].ShouldBe(_bench.Logs["anchor/checkpoint"]);
        copy.Objects["tile/0/000"].ShouldBe(_bench.Logs["anchor/tile/0/000"]);
    }

    [Fact]
    public async Task One_witness_of_two_is_enough_where_the_policy_says_so()
    {
        await _bench.GrowAsync(2);
        var other = new MemoryWitness("other.example", OutsideBench.LogKey, _bench.Clock);
        var policy = OutsideBench.Policy($"{_bench.Witness.PolicyLine("w")}\nwitness o {other.Key.Format()}\ngroup g any w o\nquorum g\n");
        using var outside = _bench.Outside(policy, authority: null);

        await outside.AttestAsync(Cancellation);

        outside.Report().Quorum!.IsMet.ShouldBeTrue();
        outside.WitnessKeys.Count.ShouldBe(2);
    }

    // A turn as the loop makes them.
    private static async Task TurnsAsync(Processor.Anchoring.OutsideAnchors outside, Func<bool> done)
    {
        while (!done())
        {
            await outside.TurnOnceAsync(Cancellation);
            Cancellation.ThrowIfCancellationRequested();
        }
    }
}
