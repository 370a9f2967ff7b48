namespace AuditPipeline.Core.Redaction;

/// <summary>Where personal data or a secret stands, and of what kind. Never the value.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">In UTF-16 units, at least 1.</param>
/// <param name="Kind">Presidio's entity name: <c>EMAIL_ADDRESS</c>, <c>IBAN_CODE</c>, <c>NL_BSN</c> …</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Detector">Name of what found it.</param>
/// <param name="Check">The check its value passed (<c>luhn</c>, <c>mod-97</c>); null when it has none.</param>
/// <param name="Context">The context word that stood near it, as the list writes it; null when none did.</param>
public readonly record struct Detection(
    int Start, int Length, string Kind, double Score, string Detector, string? Check = null, string? Context = null)
{
    public int End => Start + Length;
}
