namespace AuditPipeline.Core.Log.Witness;

/// <summary>When a witness cosigns, C2SP tlog-witness. Pure: what it saw comes in, what it keeps goes out.</summary>
public static class WitnessRules
{
    /// <summary>Decides on the body of one <c>add-checkpoint</c>.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="logs">Keys of the logs it watches; several of one name during a rotation.</param>
    /// <param name="last">Origin → checkpoint it cosigned last, or null.</param>
    public static AddCheckpointDecision Decide(ReadOnlySpan<byte> body, IReadOnlyList<VerifierKey> logs, Func<string, Checkpoint?> last)
    {
        ArgumentNullException.ThrowIfNull(logs);
        ArgumentNullException.ThrowIfNull(last);
        if (AddCheckpointRequest.Parse(body, out var fault) is not { } request)
            return new AddCheckpointDecision(AddCheckpointOutcome.Malformed, null, 0, fault!);

        var next = request.Checkpoint;
        var keys = logs.Where(k => string.Equals(k.Name, next.Origin, StringComparison.Ordinal)).ToList();
        if (keys.Count == 0) return new AddCheckpointDecision(AddCheckpointOutcome.UnknownOrigin, request, 0, "this log is not watched");
        if (!keys.Any(k => k.Verify(request.Note).IsGood))
            return new AddCheckpointDecision(AddCheckpointOutcome.NotSigned, request, 0, "no key known for this log has signed");

        var seen = last(next.Origin);
        var size = seen?.Size ?? 0;
        var (outcome, why) = Compare(request, seen, size);
        return new AddCheckpointDecision(outcome, request, size, why);
    }

    private static (AddCheckpointOutcome, string) Compare(AddCheckpointRequest request, Checkpoint? seen, long size)
    {
        var next = request.Checkpoint;
        if (request.OldSize > next.Size) return (AddCheckpointOutcome.Malformed, "the old size is above the size of the checkpoint");
        // Also for a checkpoint below what was seen: its old size is at most its own size.
        if (request.OldSize != size) return (AddCheckpointOutcome.OutOfStep, $"size {size} was cosigned last");
        if (seen is not null && next.Size == size && next.Root != seen.Root)
            return (AddCheckpointOutcome.Fork, $"another root was cosigned at size {size}");

        // From the empty tree there is nothing to prove, and ConsistencyProof takes no proof from it.
        var holds = size == 0
            ? request.Proof.Count == 0
            : ConsistencyProof.Verify(size, next.Size, seen!.Root, next.Root, [.. request.Proof]);
        return holds ? (AddCheckpointOutcome.Cosign, "continues what was seen") : (AddCheckpointOutcome.BadProof, $"the proof does not show that size {size} was only appended to");
    }
}
