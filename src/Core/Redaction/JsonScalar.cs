namespace AuditPipeline.Core.Redaction;

/// <summary>Where a string's content (without its quotes) or a number stands in a JSON text, in UTF-16 units.</summary>
/// <param name="Quote">A quote as it is written there: <c>"</c>, or with backslashes within JSON that is itself a string.</param>
internal readonly record struct JsonScalar(int Start, int End, bool IsNumber, string Quote);
