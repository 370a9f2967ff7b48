namespace AuditPipeline.Reports.Press.Model;

/// <summary>First page: what this is, for whom, and what it says in one box.</summary>
/// <param name="Title">Large title.</param>
/// <param name="Subtitle">Line below it, or null.</param>
/// <param name="Facts">Pack id, legal person, period, systems, heads, manifest hash, key fingerprint.</param>
/// <param name="Notice">The result in a box, or null.</param>
/// <param name="Disclaimer">What the document is not, or null.</param>
public sealed record CoverBlock(
    string Title, string? Subtitle, IReadOnlyList<KeyValue> Facts, CoverNotice? Notice, string? Disclaimer) : PressBlock;
