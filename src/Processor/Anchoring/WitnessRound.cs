using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Core.Ports;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>Asks the witnesses of a policy for cosignatures over one checkpoint, all at once, each at most twice.</summary>
internal sealed class WitnessRound(WitnessPolicy policy, IWitnessClient client, LogTiles tiles, TimeProvider time, ILogger log)
{
    private readonly List<WitnessSeat> _seats = [.. policy.Witnesses.Select(w => new WitnessSeat(w))];

    private DateTimeOffset? _metAt;
    private DateTimeOffset? _missedSince;

    public IReadOnlyList<VerifierKey> Keys { get; } = [.. policy.Witnesses.Select(w => w.Key)];

    public IReadOnlyList<WitnessState> States => [.. _seats.Select(s => s.State)];

    public QuorumState Quorum => new(_metAt, _missedSince);

    /// <summary>Takes up what a kept note tells of the witnesses; when the quorum was met is then the time of the newest cosignature.</summary>
    public void Remember(SignedNote note, long size)
    {
        var newest = (DateTimeOffset?)null;
        foreach (var seat in _seats)
        {
            if (seat.Witness.Key.Verify(note) is not { IsGood: true, Time: { } at }) continue;
            seat.Cosigned(size, at);
            if (newest is null || at > newest) newest = at;
        }

        if (newest is not null && policy.IsMet(policy.Cosigners(note))) _metAt ??= newest;
    }

    /// <summary>The note with the cosignatures that arrived. A witness that failed is left alone for a while, unless <paramref name="all"/>.</summary>
    /// <param name="note">An anchor checkpoint.</param>
    /// <param name="head">What it says.</param>
    /// <param name="all">Asks those in trouble too.</param>
    /// <param name="again">Asks those too that have cosigned this note: at a start, which may be one from an older copy.</param>
    /// <param name="newestSize">Size of the anchor checkpoint that lies in storage now, for telling whether a witness is ahead of this log or only of this note.</param>
    /// <param name="cancellation">Ends it.</param>
    public async ValueTask<SignedNote> RunAsync(
        SignedNote note, Checkpoint head, bool all, bool again, Func<ValueTask<long>> newestSize, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var asked = _seats.Where(s => s.Witness.Url is not null && (again || !s.HasCosigned(note)) && (all || !s.Trouble.Pauses(now)))
            .Select(seat => AskAsync(seat, note, head, newestSize, cancellation)).ToList();
        foreach (var line in await Task.WhenAll(asked))
        {
            if (line is null) continue;
            note = new SignedNote(note.Text, [.. note.Signatures.Where(s => s.KeyId != line.KeyId || s.Name != line.Name), line]);
        }

        Judge(note, head.Size);
        return note;
    }

    /// <summary>True when a witness that may be asked has not cosigned the note.</summary>
    public bool HasWork(SignedNote note)
    {
        var now = time.GetUtcNow();
        return _seats.Any(s => s.Witness.Url is not null && !s.Trouble.Pauses(now) && !s.HasCosigned(note));
    }

    private void Judge(SignedNote note, long size)
    {
        var now = time.GetUtcNow();
        if (policy.IsMet(policy.Cosigners(note)))
        {
            if (_missedSince is not null) log.QuorumMet(size);
            (_metAt, _missedSince) = (now, null);
        }
        else if (_missedSince is null)
        {
            _missedSince = now;
            log.QuorumMissed(size, policy.Quorum);
        }
    }

    private async Task<NoteSignature?> AskAsync(
        WitnessSeat seat, SignedNote note, Checkpoint head, Func<ValueTask<long>> newestSize, CancellationToken cancellation)
    {
        try
        {
            var (line, at) = await AskTwiceAsync(seat, note, head, cancellation);
            seat.Cosigned(head.Size, at);
            var off = at - time.GetUtcNow();
            if (AnchorClock.IsOff(off)) Tell(seat, new AnchorFaultException(AnchorTrouble.Clock, $"its clock is {AnchorClock.Text(off)}"));
            else if (seat.Trouble.Clear()) log.WitnessBack(seat.Witness.Key.Name, head.Size);
            return line;
        }
        catch (AnchorFaultException e)
        {
            // Another processor may have had a newer checkpoint cosigned meanwhile: then the witness is ahead of this note, not of this log.
            if (e.Word != AnchorTrouble.Ahead || await newestSize() < seat.KnownSize) Tell(seat, e);
            return null;
        }
    }

    private async ValueTask<(NoteSignature Line, DateTimeOffset At)> AskTwiceAsync(
        WitnessSeat seat, SignedNote note, Checkpoint head, CancellationToken cancellation)
    {
        var old = Math.Min(seat.KnownSize, head.Size);
        for (var attempt = 1; ; attempt++)
        {
            var proof = ConsistencyProof.Create(old, head.Size, tiles.Reader(head.Size).Read);
            var body = new AddCheckpointRequest(old, proof, note, head).Format();
            var reply = await client.AddAsync(seat.Witness.Url!, body, cancellation);
            if (reply.Cosignature(note.Text, seat.Witness.Key) is { } cosignature) return cosignature;
            if (reply.Size() is not { } size || (size == old && old < head.Size)) throw Fault(reply);

            seat.KnownSize = size;
            if (size > head.Size) throw new AnchorFaultException(AnchorTrouble.Ahead, $"it has cosigned size {size}, this log has {head.Size}");
            if (size == old) throw new AnchorFaultException(AnchorTrouble.Fork, $"it has cosigned another root at size {size}");
            if (attempt == 2) throw new AnchorFaultException(AnchorTrouble.BadAnswer, "it tells another size each time");
            old = size;
        }
    }

    private static AnchorFaultException Fault(WitnessReply reply) => reply.Status switch
    {
        200 => new AnchorFaultException(AnchorTrouble.BadAnswer, "its answer holds no good cosignature of the key in the policy"),
        403 => new AnchorFaultException(AnchorTrouble.UnknownKey, "it knows another key of this log"),
        404 => new AnchorFaultException(AnchorTrouble.UnknownLog, "it does not watch this log"),
        409 => new AnchorFaultException(AnchorTrouble.BadAnswer, "it refuses and tells no size"),
        422 => new AnchorFaultException(AnchorTrouble.Contradiction, "this log does not continue what it cosigned"),
        var status => new AnchorFaultException($"http_{status}", "it did not cosign"),
    };

    private void Tell(WitnessSeat seat, AnchorFaultException fault)
    {
        if (!seat.Trouble.Set(fault.Word, time.GetUtcNow())) return;
        if (AnchorTrouble.IsContradiction(fault.Word)) log.WitnessContradicts(seat.Witness.Key.Name, fault.Word, fault.Detail);
        else log.WitnessTrouble(seat.Witness.Key.Name, fault.Word, fault.Detail);
    }
}
