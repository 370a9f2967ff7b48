namespace AuditPipeline.Core.Custody;

/// <summary>A record that was to be erased and is kept.</summary>
/// <param name="Id">Of the record.</param>
/// <param name="Hold">Id of a hold that covers it.</param>
public sealed record HeldRecord(string Id, string Hold);
