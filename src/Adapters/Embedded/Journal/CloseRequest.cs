using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

internal sealed class CloseRequest(EnvelopeId id, DateTimeOffset at, Segment segment, byte[] section) : JournalRequest
{
    private readonly TaskCompletionSource<bool> _durable = new();

    public Task<bool> Durable => _durable.Task;

    public override void Apply(JournalTransaction transaction) => transaction.Close(id, at, segment, section);

    public override void Committed() => _durable.SetResult(true);

    public override void Failed() => _durable.SetResult(false);
}
