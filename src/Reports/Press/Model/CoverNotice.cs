namespace AuditPipeline.Reports.Press.Model;

/// <summary>Box on the cover.</summary>
/// <param name="Badge">Shape before the title; the words say the same.</param>
/// <param name="Title">Result in a few words.</param>
/// <param name="Text">What it rests on.</param>
public sealed record CoverNotice(BadgeShape Badge, string Title, IReadOnlyList<Run> Text);
