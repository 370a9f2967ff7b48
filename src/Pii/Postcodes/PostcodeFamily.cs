namespace AuditPipeline.Pii.Postcodes;

/// <summary>Postcodes.</summary>
internal static class PostcodeFamily
{
    internal static IReadOnlyList<IRecognizer> All { get; } = [new DutchPostcodeRecognizer(), new BritishPostcodeRecognizer(), new LabelledPostcodeRecognizer()];
}
