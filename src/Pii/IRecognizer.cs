using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii;

/// <summary>Points at personal data or secrets of some types. Thread-safe, linear in the text, local: what it says of a place depends on
/// <see cref="PiiEngine.Reach"/> units around it and no more, so that a stream can be looked at piece by piece.</summary>
public interface IRecognizer
{
    /// <summary>Small letters and hyphens, <c>nl-bsn</c>.</summary>
    string Name { get; }

    /// <summary>The types it can report, Presidio's names.</summary>
    IReadOnlyList<string> Entities { get; }

    /// <summary>The lists it asks the text for.</summary>
    IReadOnlyList<ContextWords> Vocabulary => [];

    /// <summary>What tells a version of its rules from another, for the fingerprint: any text that changes with them.</summary>
    string Rules => Name;

    /// <summary>Adds what it finds, in any order, overlaps allowed.</summary>
    void Find(ScanText scan, List<Detection> found);
}
