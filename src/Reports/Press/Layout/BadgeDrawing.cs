using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Draws the shapes in front of a status. Each differs from every other in outline, in print without colour too.</summary>
internal static class BadgeDrawing
{
    private const double Circle = 0.5523;   // control point of a Bézier quarter circle

    public static Rgb ColorOf(BadgeShape shape) => shape switch
    {
        BadgeShape.Triangle => Theme.Caution,
        BadgeShape.Dash or BadgeShape.Diamond => Theme.Muted,
        _ => Theme.Accent,
    };

    /// <summary>Draws a shape of radius <paramref name="r"/> around a point.</summary>
    public static void Draw(Page page, BadgeShape shape, double x, double y, double r)
    {
        var color = ColorOf(shape);
        switch (shape)
        {
            case BadgeShape.Full:
                page.Raw($"{color.Fill}{Round(x, y, r)} f");
                break;
            case BadgeShape.Half:
                page.Raw($"{color.Fill}{HalfRound(x, y, r)} f");
                page.Raw($"{color.Stroke}0.9 w {Round(x, y, r - 0.4)} S");
                break;
            case BadgeShape.Hollow:
                page.Raw($"{color.Stroke}0.9 w {Round(x, y, r - 0.4)} S");
                break;
            case BadgeShape.Triangle:
                page.Path([(x - r - 0.3, y - r + 0.3), (x + r + 0.3, y - r + 0.3), (x, y + r)], color, null);
                break;
            case BadgeShape.Diamond:
                page.Raw($"{color.Stroke}0.9 w {PdfSyntax.Numbers(x - r, y)} m {PdfSyntax.Numbers(x, y + r)} l {PdfSyntax.Numbers(x + r, y)} l {PdfSyntax.Numbers(x, y - r)} l s");
                break;
            case BadgeShape.Dash:
                page.Line(x - r, y, x + r, y, color, 1.3);
                break;
            case BadgeShape.Square:
                page.Frame(x - r + 0.4, y - r + 0.4, (2 * r) - 0.8, (2 * r) - 0.8, color, 0.9);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape, "No such shape.");
        }
    }

    /// <summary>A closed circle as path operators.</summary>
    public static string Round(double x, double y, double r)
    {
        var k = r * Circle;
        return $"{PdfSyntax.Numbers(x - r, y)} m {PdfSyntax.Numbers(x - r, y + k, x - k, y + r, x, y + r)} c {PdfSyntax.Numbers(x + k, y + r, x + r, y + k, x + r, y)} c "
            + $"{PdfSyntax.Numbers(x + r, y - k, x + k, y - r, x, y - r)} c {PdfSyntax.Numbers(x - k, y - r, x - r, y - k, x - r, y)} c h";
    }

    private static string HalfRound(double x, double y, double r)
    {
        var k = r * Circle;
        return $"{PdfSyntax.Numbers(x, y - r)} m {PdfSyntax.Numbers(x - k, y - r, x - r, y - k, x - r, y)} c {PdfSyntax.Numbers(x - r, y + k, x - k, y + r, x, y + r)} c h";
    }
}
