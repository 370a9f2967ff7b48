using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

internal sealed class ImportRequest(EnvelopeId id, DateTimeOffset at, Segment segment, byte[] section) : JournalRequest
{
    private readonly TaskCompletionSource<AppendResult?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isNew;

    /// <summary>Null when it could not be written.</summary>
    public Task<AppendResult?> Result => _result.Task;

    public override void Apply(JournalTransaction transaction) => _isNew = transaction.Import(id, at, segment, section);

    public override void Committed() => _result.SetResult(_isNew ? AppendResult.Stored : AppendResult.AlreadyStored);

    public override void Failed() => _result.SetResult(null);
}
