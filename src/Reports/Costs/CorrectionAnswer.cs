namespace AuditPipeline.Reports.Costs;

/// <summary>What pricing anew changed.</summary>
/// <param name="Run">Its id; null for a dry run and when nothing changed.</param>
/// <param name="Examined">Calls looked at.</param>
/// <param name="Corrected">Calls whose figure changed.</param>
/// <param name="NewlyPriced">Of those, calls that had none before.</param>
/// <param name="UsdBefore">Sum of the figures before, exact decimal.</param>
/// <param name="UsdAfter">Sum after.</param>
public sealed record CorrectionAnswer(
    string? Run, string PriceVersion, long Examined, long Corrected, long NewlyPriced, long StillUnpriced, string UsdBefore, string UsdAfter);
