using AuditPipeline.Reports;

namespace AuditPipeline.Host.Composition;

/// <summary>One part of the Host, for <c>/readyz</c>.</summary>
internal sealed class ReadyCheck(string name, Func<bool> ready) : IReadyCheck
{
    public string Name => name;

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => new(ready());
}
