namespace AuditPipeline.Core.Controls;

/// <summary>The national provision that carries a control in one Member State.</summary>
/// <param name="AppliesFrom">First day on which it applies there.</param>
public sealed record NationalRule(string MemberState, string Reference, DateOnly AppliesFrom, string? Difference);
