namespace AuditPipeline.Reports.Press.Model;

/// <summary>Set-off text the reader must not miss. The kind is written out before the title.</summary>
public sealed record CalloutBlock(CalloutKind Kind, string Title, IReadOnlyList<Run> Text) : PressBlock;
