namespace AuditPipeline.Core.Captures;

/// <summary>What the caller said about its call in <c>x-audit-*</c> headers. Only <see cref="System"/> is free of personal data
/// by its form; the rest is treated as text that may hold it.</summary>
/// <param name="System">AI system the call belongs to, 1–64 of <c>[A-Za-z0-9._-]</c>; null when not said.</param>
/// <param name="User">On whose behalf, at most 256 characters.</param>
/// <param name="Session">Conversation or session, at most 256 characters.</param>
/// <param name="Purpose">At most 256 characters.</param>
/// <param name="Tags">Flat JSON object of strings, at most 32 of 256 characters each.</param>
public sealed record CallerStatement(
    string? System, string? User, string? Session, string? Purpose, IReadOnlyDictionary<string, string> Tags)
{
    public static CallerStatement Silent { get; } = new(null, null, null, null, new Dictionary<string, string>());
}
