namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>A table the server logs itself into.</summary>
/// <param name="Name">Without database, such as <c>query_log_0</c>.</param>
/// <param name="Bytes">On disk.</param>
public sealed record SystemLogTable(string Name, long Bytes);
