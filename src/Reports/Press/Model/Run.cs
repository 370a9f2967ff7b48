namespace AuditPipeline.Reports.Press.Model;

/// <summary>A stretch of text in one style. A line feed in the text breaks the line.</summary>
public sealed record Run(string Text, RunStyle Style = RunStyle.Plain)
{
    public static implicit operator Run(string text) => new(text);

    public static Run Bold(string text) => new(text, RunStyle.Bold);

    public static Run Mono(string text) => new(text, RunStyle.Mono);

    public static Run FromString(string text) => new(text);
}
