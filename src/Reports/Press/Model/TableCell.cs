namespace AuditPipeline.Reports.Press.Model;

/// <summary>A cell of a table.</summary>
/// <param name="Runs">Its text; wraps within the cell, strings without spaces break anywhere.</param>
/// <param name="Badge">Shape before the text. It repeats what the text says and never replaces it.</param>
public sealed record TableCell(IReadOnlyList<Run> Runs, BadgeShape? Badge = null)
{
    public TableCell(string text)
        : this([new Run(text)])
    {
    }

    public static implicit operator TableCell(string text) => new(text);

    public static TableCell FromString(string text) => new(text);

    public static TableCell Mono(string text) => new([Run.Mono(text)]);

    public static TableCell Status(BadgeShape badge, string text) => new([new Run(text)], badge);
}
