namespace AuditPipeline.Pii.Dates;

/// <summary>Dates, times and ages.</summary>
internal static class DateFamily
{
    internal static IReadOnlyList<IRecognizer> All { get; } = [new DateRecognizer(), new AgeRecognizer()];
}
