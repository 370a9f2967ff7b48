namespace AuditPipeline.Adapters.Embedded.Journal;

internal sealed class AcknowledgeRequest(long through) : JournalRequest
{
    private readonly TaskCompletionSource<bool> _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>False when the entries could not be removed.</summary>
    public Task<bool> Gone => _gone.Task;

    public override void Apply(JournalTransaction transaction) => transaction.Acknowledge(through);

    public override void Committed() => _gone.SetResult(true);

    public override void Failed() => _gone.SetResult(false);
}
