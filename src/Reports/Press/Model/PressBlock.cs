namespace AuditPipeline.Reports.Press.Model;

/// <summary>One piece of a document, read from top to bottom.</summary>
public abstract record PressBlock;
