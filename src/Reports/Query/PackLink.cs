namespace AuditPipeline.Reports.Query;

/// <param name="Files">Paths of its files, each below <c>/api/v1/packs/{id}/files/</c>.</param>
public sealed record PackLink(string Id, IReadOnlyList<string> Files);
