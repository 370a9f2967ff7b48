namespace AuditPipeline.Core.Redaction;

/// <summary>Says how much of a text that is still growing is settled. Pure and thread-safe.</summary>
public interface IHoldback
{
    /// <summary>Place up to which nothing that may follow can change what is found, in UTF-16 units: what stands behind it could be the
    /// beginning of a value, or wait for the word that says what it is. 0 to the length of the text.</summary>
    int SettledEnd(string text);
}
