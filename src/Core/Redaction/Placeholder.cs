namespace AuditPipeline.Core.Redaction;

/// <summary>Where an earlier redaction put something into a text, in UTF-16 units.</summary>
/// <param name="Kind">Entity name; null for a mark that has none.</param>
/// <param name="Number">Of a pseudonym; 0 for other forms.</param>
internal readonly record struct Placeholder(int Start, int End, string? Kind, int Number)
{
    internal bool Holds(int start, int end) => Start <= start && end <= End;
}
