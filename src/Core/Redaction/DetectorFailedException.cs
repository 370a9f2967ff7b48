namespace AuditPipeline.Core.Redaction;

/// <summary>A part of a detector failed. Names the part, and carries nothing of the text.</summary>
public sealed class DetectorFailedException(string part) : Exception($"The recogniser {part} failed.")
{
    public string Part { get; } = part;
}
