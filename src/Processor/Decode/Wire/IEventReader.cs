namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Takes a streamed answer's body apart into its events. Linear in the body.</summary>
internal interface IEventReader
{
    /// <summary>The next event; false at the end of the body, or where its framing can be followed no further.</summary>
    bool TryRead(out StreamEvent next);

    /// <summary>Null while the framing held; else why the reading ended early: the events before that count.</summary>
    string? Problem { get; }
}
