namespace AuditPipeline.Core.Redaction;

/// <summary>Where a string's content (without its quotes) or a number stands in a JSON text, in UTF-16 units.</summary>
internal readonly record struct JsonScalar(int Start, int End, bool IsNumber);
