namespace AuditPipeline.Reports.Press.Model;

public enum CalloutKind
{
    Info = 1,
    Warning = 2,
}
