namespace AuditPipeline.Pii.Checks;

/// <summary>A check of a value.</summary>
/// <param name="value">Letters in capitals and digits; separators are taken out.</param>
internal delegate bool CheckRule(ReadOnlySpan<char> value);
