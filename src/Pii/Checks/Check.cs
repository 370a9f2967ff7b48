namespace AuditPipeline.Pii.Checks;

/// <summary>Says whether a value can be genuine: check digits, a date that exists, a list of prefixes.</summary>
/// <param name="Name">Small letters and hyphens, for explanations: <c>luhn</c>, <c>mod-97</c>.</param>
/// <param name="Passes">Takes the value without separators, in capitals.</param>
internal sealed record Check(string Name, CheckRule Passes);
