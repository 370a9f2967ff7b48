namespace AuditPipeline.Reports.Press.Model;

/// <summary>Commands or output, letter for letter; lines too long for the page go on below, indented.</summary>
public sealed record MonoBlock(string Text) : PressBlock;
