using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

internal sealed class OpenRequest(EnvelopeId id, bool forwarded, Segment segment, byte[] section) : JournalRequest
{
    private readonly TaskCompletionSource<long?> _number = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _given;

    /// <summary>The number, or null when it was not written.</summary>
    public Task<long?> Number => _number.Task;

    public override void Apply(JournalTransaction transaction) => _given = transaction.Open(id, forwarded, segment, section);

    public override void Committed() => _number.SetResult(_given);

    public override void Failed() => _number.SetResult(null);
}
