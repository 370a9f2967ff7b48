namespace AuditPipeline.Reports.Press.Model;

public enum CellAlign
{
    Start = 1,
    End = 2,
    Center = 3,
}
