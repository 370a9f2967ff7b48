namespace AuditPipeline.Pii.Secrets;

/// <summary>Keys, tokens and passwords.</summary>
internal static class SecretFamily
{
    internal static IReadOnlyList<IRecognizer> All { get; } =
        [new ApiKeyRecognizer(), new JwtRecognizer(), new PrivateKeyRecognizer(), new PasswordRecognizer()];
}
