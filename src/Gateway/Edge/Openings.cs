using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Makes of a request what the journal takes before its provider is called.</summary>
internal sealed class Openings(IJournal journal, HeaderAllowList recorded, CaptureMemory memory, GatewayOptions options)
{
    /// <summary>The opening, and the memory its body lies in where content coding was undone.</summary>
    public (CallOpening Opening, CaptureBuffer? Decoded) Of(
        HttpContext context, RouteMatch route, CallerStatement caller, CaptureBuffer bytes, long wireBytes, bool truncated, OpenCall call)
    {
        var wire = bytes.Contiguous();
        var coding = context.Request.Headers.ContentEncoding.ToString();
        var decoded = wire.IsEmpty ? null : ContentCoding.Undo(wire, coding, memory, options.MaxRequestBytes);
        var headers = RecordedHeaders(context.Request.Headers, withEncoding: decoded is null);
        var request = new RequestCapture(context.Request.Method.ToUpperInvariant(), RecordedTarget.Of(route.Target), headers,
            decoded?.Contiguous() ?? wire, wireBytes, truncated || decoded?.Truncated == true);
        return (new CallOpening(call.Id, options.Tenant, call.Provider, call.CapturedAt, caller, request), decoded);
    }

    /// <summary>Hands the opening in without waiting for it.</summary>
    public PassedOpening Pass(
        HttpContext context, RouteMatch route, CallerStatement caller, CaptureBuffer bytes, long wireBytes, bool truncated, OpenCall call)
    {
        journal.Forwarding(call.CapturedAt);
        var (opening, decoded) = Of(context, route, caller, bytes, wireBytes, truncated, call);
        opening = opening with { Forwarded = true };
        return call.Passed = new PassedOpening(opening, bytes, decoded, journal.OpenAsync(opening, CancellationToken.None).AsTask());
    }

    private List<HeaderField> RecordedHeaders(IHeaderDictionary headers, bool withEncoding)
    {
        var fields = new List<HeaderField>();
        foreach (var (name, values) in headers)
            if (recorded.Allows(name) && (withEncoding || !name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase)))
                fields.Add(HeaderAllowList.Field(name, values));
        return fields;
    }
}
