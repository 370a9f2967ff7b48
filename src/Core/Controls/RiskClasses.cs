namespace AuditPipeline.Core.Controls;

/// <summary>Words of <see cref="AiSystem.RiskClass"/>.</summary>
public static class RiskClasses
{
    public const string AnnexIii = "high-risk-annex-iii";
    public const string AnnexI = "high-risk-annex-i";
    public const string NotHighRisk = "not-high-risk";
}
