namespace AuditPipeline.Core.Redaction;

/// <summary>Points at personal data of some kinds. Pure, thread-safe, linear in the text; never touches it.</summary>
public interface IDetector
{
    string Name { get; }

    /// <summary>Adds what it finds, in any order, overlaps allowed.</summary>
    void Detect(string text, List<Detection> found);
}
