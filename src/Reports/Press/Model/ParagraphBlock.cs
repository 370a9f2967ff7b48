namespace AuditPipeline.Reports.Press.Model;

/// <summary>Running text.</summary>
public sealed record ParagraphBlock(IReadOnlyList<Run> Runs) : PressBlock
{
    public ParagraphBlock(string text)
        : this([new Run(text)])
    {
    }
}
