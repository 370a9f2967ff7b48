namespace AuditPipeline.Reports;

/// <summary>One part of the product that must work before requests are taken.</summary>
public interface IReadyCheck
{
    /// <summary>Plain word, for instance <c>store</c>.</summary>
    string Name { get; }

    ValueTask<bool> IsReadyAsync(CancellationToken cancellation);
}
