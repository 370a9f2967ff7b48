namespace AuditPipeline.Pii.Secrets;

/// <summary>Characters a provider draws its keys from.</summary>
internal enum KeyAlphabet
{
    Hex,
    UpperDigits,
    Alphanumeric,
    Base64Url,

    /// <summary>Base64url in parts with full stops between.</summary>
    Dotted,

    Base64,
}
