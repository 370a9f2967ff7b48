using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

internal sealed class LoseRequest(EnvelopeId id, long count, DateTimeOffset at, Segment segment, byte[] section) : JournalRequest
{
    private readonly TaskCompletionSource<long?> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _given;

    /// <summary>The first of its numbers, or null when it was not written.</summary>
    public Task<long?> First => _first.Task;

    public override void Apply(JournalTransaction transaction) => _given = transaction.Lose(id, count, at, segment, section);

    public override void Committed() => _first.SetResult(_given);

    public override void Failed() => _first.SetResult(null);
}
