namespace AuditPipeline.Core.Sealing;

public enum KeySubjectKind
{
    System = 1,
    Person = 2,
}
