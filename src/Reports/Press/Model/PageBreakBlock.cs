namespace AuditPipeline.Reports.Press.Model;

/// <summary>What follows starts a page. Does nothing at the head of one.</summary>
public sealed record PageBreakBlock : PressBlock;
