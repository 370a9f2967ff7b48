using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Host.Presidio;

/// <summary>One finding of a call.</summary>
/// <param name="Detection">Places in UTF-16 units.</param>
/// <param name="Recognizer">The recogniser of one's own that found it; null for one of the catalogue.</param>
internal readonly record struct Finding(Detection Detection, CustomRecognizer? Recognizer)
{
    public PatternInfo? Pattern
    {
        get
        {
            var detector = Detection.Detector;
            return Recognizer?.Patterns.FirstOrDefault(p => p.Id == detector);
        }
    }
}
