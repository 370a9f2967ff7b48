namespace AuditPipeline.Bench.Edge;

/// <summary>One kind of load.</summary>
/// <param name="Streamed">Server-sent events; else one JSON answer.</param>
/// <param name="Rate">Calls per second over all connections together; 0: each connection sends as soon as its answer has ended.</param>
internal sealed record LoadKind(bool Streamed, int Rate)
{
    public string Name => $"{(Streamed ? "streamed" : "plain")}, {(Rate == 0 ? "full load" : $"{Rate} calls/s")}";
}
