using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Contracts.Tests.Folders;

public sealed class SoleFenceTests : StreamFenceContract
{
    private readonly SoleFence _fence = new();

    protected override IStreamFence Other() => _fence;
}
