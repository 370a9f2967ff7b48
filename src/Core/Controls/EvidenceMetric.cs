namespace AuditPipeline.Core.Controls;

/// <summary>A figure the catalogue wants computed for a control.</summary>
/// <param name="Metric">Name, unique by meaning across controls.</param>
/// <param name="Description">What is counted, in the catalogue's words.</param>
/// <param name="PassCondition">When it passes, in the catalogue's words.</param>
public sealed record EvidenceMetric(string Metric, string Description, string PassCondition)
{
    /// <summary>Informational figures never change a result (catalogue guide, section 1, step 3).</summary>
    public bool Informational => PassCondition.StartsWith("informational", StringComparison.Ordinal);
}
