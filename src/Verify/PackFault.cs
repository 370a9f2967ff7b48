namespace AuditPipeline.Verify;

/// <summary>The first thing found wrong within a link.</summary>
internal sealed record PackFault(string Path, string What, long? Record = null);
