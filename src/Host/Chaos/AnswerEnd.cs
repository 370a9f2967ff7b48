namespace AuditPipeline.Host.Chaos;

/// <summary>What the provider does with a call.</summary>
internal enum AnswerEnd
{
    Whole,

    /// <summary>Answers 429 or 500, whole.</summary>
    Error,

    /// <summary>Breaks the connection after half of the pieces.</summary>
    Reset,
}
