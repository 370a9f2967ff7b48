namespace AuditPipeline.Pii.Plates;

/// <summary>Registration marks of vehicles.</summary>
internal static class PlateFamily
{
    internal static IReadOnlyList<IRecognizer> All { get; } = [new PlateRecognizer(), new KfzRecognizer()];
}
