using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Ports;

/// <summary>Looks for personal data outside this process: a model that knows names, for instance. Its answers need not be the same twice,
/// so a record is prepared with what was answered for it, once.</summary>
public interface IExternalDetector
{
    /// <summary>A plain word that tells it from others, for the report: <c>ner</c>.</summary>
    string Name { get; }

    /// <summary>What was found in each text. Does not fail: what was not answered is said in the findings. Throws only when cancelled.</summary>
    /// <param name="texts">Distinct, none empty.</param>
    ValueTask<ExternalFindings> DetectAsync(IReadOnlyList<string> texts, CancellationToken cancellation);
}
