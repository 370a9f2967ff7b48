namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>How an answer's body is framed.</summary>
internal enum Framing
{
    /// <summary>No body.</summary>
    None,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>Server-sent events.</summary>
    EventStream,

    /// <summary>One JSON document a line.</summary>
    JsonLines,

    /// <summary>An AWS event stream.</summary>
    AwsEvents,

    /// <summary>A binary or other form that no dialect reads.</summary>
    Other,
}
