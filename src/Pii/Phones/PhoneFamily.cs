namespace AuditPipeline.Pii.Phones;

/// <summary>Telephone numbers.</summary>
internal static class PhoneFamily
{
    internal static IReadOnlyList<IRecognizer> All { get; } = [new PhoneRecognizer()];
}
