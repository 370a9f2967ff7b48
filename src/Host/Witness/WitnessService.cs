using System.Globalization;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Witness;

/// <summary>Answers <c>add-checkpoint</c>, one at a time: what was seen is compared and replaced in one turn, so two requests cannot both
/// continue the same checkpoint. A cosignature leaves only after the checkpoint is durable; killed in between, the log asks again and
/// gets another one for the same checkpoint.</summary>
internal sealed class WitnessService(WitnessKey key, WitnessStore store, IReadOnlyList<VerifierKey> logs, TimeProvider time, ILogger log) : IDisposable
{
    /// <summary>Content type of the size in a 409 (tlog-witness).</summary>
    public const string SizeType = "text/x.tlog.size";

    private const string Plain = "text/plain; charset=utf-8";

    private readonly SemaphoreSlim turn = new(1, 1);

    public VerifierKey Verifier => key.Verifier;

    public async Task<WitnessAnswer> AddAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var decision = WitnessRules.Decide(body.Span, logs, origin => store.Records.GetValueOrDefault(origin)?.Checkpoint);
            // Once begun, what is written is finished: a caller that leaves must not stop the witness between file and memory.
            return await AnswerAsync(decision, CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<WitnessStatus> StatusAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return new WitnessStatus(key.Verifier.Name, key.Verifier.Format(), [.. logs.Select(l => l.Name).Distinct(StringComparer.Ordinal).Select(Item)]);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<WitnessAnswer> AnswerAsync(AddCheckpointDecision decision, CancellationToken cancellation)
    {
        if (decision.Request is { } refused && decision.Contradicts)
        {
            log.HistoryContradicted(refused.Checkpoint.Origin, decision.Size, refused.Checkpoint.Size, decision.Why);
            await store.RefuseAsync(refused.Checkpoint, refused.Note, cancellation);
        }

        switch (decision.Outcome)
        {
            case AddCheckpointOutcome.Cosign:
                return new WitnessAnswer(200, Plain, await CosignAsync(decision.Request!, cancellation));
            case AddCheckpointOutcome.OutOfStep or AddCheckpointOutcome.Fork:
                return new WitnessAnswer(409, SizeType, string.Create(CultureInfo.InvariantCulture, $"{decision.Size}\n"));
            default:
                return new WitnessAnswer((int)decision.Outcome, Plain, decision.Why + "\n");
        }
    }

    private async Task<string> CosignAsync(AddCheckpointRequest request, CancellationToken cancellation)
    {
        var line = key.Cosign(request.Note.Text, time.GetUtcNow());
        // Only lines that were checked are kept: those of the log's keys, and our own.
        var signed = request.Note.Signatures.Where(s => logs.Any(l => l.Name == s.Name && l.KeyId == s.KeyId)).ToList();
        var note = new SignedNote(request.Note.Text, [.. signed, line]);
        var cosignedAt = key.Verifier.Verify(note).Time!.Value;
        await store.KeepAsync(new WitnessRecord(request.Checkpoint, note, cosignedAt), cancellation);
        log.Cosigned(request.Checkpoint.Origin, request.Checkpoint.Size);
        return line.Format() + "\n";
    }

    private WitnessedLog Item(string origin)
    {
        var record = store.Records.GetValueOrDefault(origin);
        return new WitnessedLog(
            origin, record?.Checkpoint.Size ?? 0, record?.Checkpoint.Root.ToString(), record?.CosignedAt, store.Refusals.GetValueOrDefault(origin)?.Size);
    }
}
