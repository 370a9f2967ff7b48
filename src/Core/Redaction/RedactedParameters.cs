using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Redaction;

/// <summary>Request parameters without raw text.</summary>
/// <param name="Plain">Numbers, switches and plain words; the stop sequences are left out of it.</param>
/// <param name="StopSequences">Written by the caller: redacted as text.</param>
public sealed record RedactedParameters(RequestParameters Plain, IReadOnlyList<RedactedText> StopSequences)
{
    public static RedactedParameters None { get; } = new(RequestParameters.None, []);

    public bool IsNone => StopSequences.Count == 0 && Plain.IsNone;
}
