using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>A call that ended before it was opened: one row, one number.</summary>
internal sealed class RecordRequest(EnvelopeId id, DateTimeOffset at, Segment segment, byte[] section) : JournalRequest
{
    private readonly TaskCompletionSource<long?> _number = new();
    private long _given;

    /// <summary>The number, or null when it was not written.</summary>
    public Task<long?> Number => _number.Task;

    public override void Apply(JournalTransaction transaction) => _given = transaction.Record(id, at, segment, section);

    public override void Committed() => _number.SetResult(_given);

    public override void Failed() => _number.SetResult(null);
}
