namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>How the reading of a document, or of a piece of it, ended.</summary>
internal enum JsonOutcome
{
    Whole,

    /// <summary>The bytes ended inside it.</summary>
    Cut,

    Malformed,
}
