namespace AuditPipeline.Core.Sealing;

/// <summary>Whose key protects a part: the data subject where one is named, else the system.</summary>
/// <param name="Tenant">Owner of the records.</param>
/// <param name="Kind">Subject or system.</param>
/// <param name="Name">Pseudonym of the person (never the name itself), or the system's id.</param>
public readonly record struct KeySubject(string Tenant, KeySubjectKind Kind, string Name);
