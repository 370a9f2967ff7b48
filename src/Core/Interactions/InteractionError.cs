namespace AuditPipeline.Core.Interactions;

/// <summary>An error the provider told, also inside a 200 stream.</summary>
/// <param name="Type">The word: <c>invalid_request_error</c>, <c>NOT_FOUND</c> …</param>
/// <param name="Code">The code beside it, as a string.</param>
/// <param name="Message">Free text: may hold personal data.</param>
public sealed record InteractionError(string? Type, string? Code, string? Message);
