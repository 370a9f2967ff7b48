using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Makes of a request what the journal takes before its provider is called.</summary>
internal sealed class Openings(
    IJournal journal, HeaderAllowList recorded, CaptureMemory memory, LateOpenings late, GatewayOptions options, TimeProvider time)
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

    /// <summary>Of a call that goes on at once: its opening is written with its end, or on its own when the call lasts.</summary>
    public PassedOpening Pass(
        HttpContext context, RouteMatch route, CallerStatement caller, CaptureBuffer bytes, long wireBytes, bool truncated, OpenCall call)
    {
        journal.Forwarding(call.CapturedAt);
        var (opening, decoded) = Of(context, route, caller, bytes, wireBytes, truncated, call);
        opening = opening with { Forwarded = true };
        var passed = new PassedOpening(opening, bytes, decoded, journal, time, call.Started);
        call.Passed = passed;
        late.Add(passed);
        return passed;
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
