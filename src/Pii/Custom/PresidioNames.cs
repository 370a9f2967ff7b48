using System.Text;

namespace AuditPipeline.Pii.Custom;

/// <summary>What Presidio's predefined recognisers report, by their names.</summary>
internal static class PresidioNames
{
    private const string Suffix = "Recognizer";

    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["AbaRouting"] = "ABA_ROUTING_NUMBER",
        ["Date"] = "DATE_TIME",
        ["Email"] = "EMAIL_ADDRESS",
        ["Iban"] = "IBAN_CODE",
        ["Ip"] = "IP_ADDRESS",
        ["Nhs"] = "UK_NHS",
        ["Phone"] = "PHONE_NUMBER",
        ["SgFin"] = "SG_NRIC_FIN",
        ["UsBank"] = "US_BANK_NUMBER",
        ["UsLicense"] = "US_DRIVER_LICENSE",
    };

    /// <summary>Recognisers that ask a model or a service, which this program does not hold.</summary>
    private static readonly string[] Models =
        ["Spacy", "Stanza", "Transformers", "GLiNER", "HuggingFaceNer", "AzureAILanguage", "AzureHealthDeid", "BasicLangExtract", "AzureOpenAILangExtract"];

    internal static bool IsModel(string name) => name.EndsWith(Suffix, StringComparison.Ordinal) && Models.Contains(name[..^Suffix.Length]);

    /// <summary>The type a recogniser reports (<c>InPanRecognizer</c>: <c>IN_PAN</c>); null for a name of another form.</summary>
    internal static string? EntityOf(string name)
    {
        if (!name.EndsWith(Suffix, StringComparison.Ordinal) || name.Length == Suffix.Length) return null;

        var words = name[..^Suffix.Length];
        if (Irregular.TryGetValue(words, out var entity)) return entity;
        var made = new StringBuilder(words.Length + 4);
        foreach (var c in words)
        {
            if (char.IsAsciiLetterUpper(c) && made.Length > 0) made.Append('_');
            made.Append(char.ToUpperInvariant(c));
        }

        return made.ToString();
    }
}
