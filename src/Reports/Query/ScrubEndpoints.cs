using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Reports.Query;

/// <summary>The scrub: what it found, and passes on demand.</summary>
internal sealed class ScrubEndpoints(IScrub scrub)
{
    private const int LargestOrder = 4 * 1024;

    public IResult Get()
    {
        var status = scrub.Status;
        return TypedResults.Json(new ScrubAnswer(status.Enabled, status.Running, status.Last, status.Trouble), QueryJson.Default.ScrubAnswer);
    }

    public async Task<IResult> OrderAsync(HttpContext http)
    {
        var (order, problem) = await RequestBody.OrderAsync(http.Request, QueryJson.Default.ScrubOrder, LargestOrder).ConfigureAwait(false);
        if (order is null) return problem!;
        if (order.Stream is { } stream && !StreamId.IsName(stream)) return ApiProblem.BadField("stream", "A stream is named like p00.");
        if (order.From < 0) return ApiProblem.BadField("from", "An index is 0 or more.");

        return scrub.Demand(new ScrubScope(order.Stream, order.From), order.Resume) is { } id
            ? TypedResults.Json(new ScrubReceipt(id), QueryJson.Default.ScrubReceipt, statusCode: StatusCodes.Status202Accepted)
            : ApiProblem.Conflict("A pass that was asked for is under way; wait for its end.");
    }
}
