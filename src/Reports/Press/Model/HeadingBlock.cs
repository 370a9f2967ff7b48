namespace AuditPipeline.Reports.Press.Model;

/// <summary>Heading of level 1 to 3; becomes a bookmark and a line of the contents page.</summary>
public sealed record HeadingBlock(int Level, string Text) : PressBlock;
