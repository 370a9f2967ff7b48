using AuditPipeline.Reports.Packs;

namespace AuditPipeline.Reports;

/// <summary>Draws, signs and keeps a pack.</summary>
public interface IPackBuilder
{
    /// <summary>Returns when the pack lies in the pack store.</summary>
    ValueTask<PackReceipt> BuildAsync(PackRequest request, CancellationToken cancellation);
}
