using AuditPipeline.Core.Captures;

namespace AuditPipeline.Tests.Shared;

public sealed record JournalledCall(GatewayNumber Number, CallOpening Opening, CallClosing? Closing)
{
    public RequestCapture Request => Opening.Request;

    public ResponseCapture Response => Closing?.Response ?? throw new InvalidOperationException("no answer was recorded");
}
