namespace AuditPipeline.Host.Presidio;

/// <summary>A call that is answered with an error: <c>{"error": message}</c>. Names fields, never content.</summary>
internal sealed class PresidioFault(int status, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>What the analyzer says of a request it cannot read.</summary>
    public static PresidioFault Analyze(string what) => new(400, $"Failed to parse /analyze request for AnalyzerEngine.analyze(). {what}");

    /// <summary>What the anonymizer says of a parameter.</summary>
    public static PresidioFault Parameter(string what) => new(422, what);
}
