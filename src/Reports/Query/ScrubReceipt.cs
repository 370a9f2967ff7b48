namespace AuditPipeline.Reports.Query;

/// <param name="Id">Name of the pass: <c>last.id</c> is this once it has ended.</param>
public sealed record ScrubReceipt(string Id);
