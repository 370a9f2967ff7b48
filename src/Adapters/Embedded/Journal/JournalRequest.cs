namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>One thing asked of the writer. It is applied inside a transaction it shares with others, and told afterwards whether
/// that was committed.</summary>
internal abstract class JournalRequest
{
    /// <summary>Bytes it holds while it waits.</summary>
    public required long Size { get; init; }

    /// <summary>Called on the writer's thread, once.</summary>
    public abstract void Apply(JournalTransaction transaction);

    public abstract void Committed();

    /// <summary>Nothing of it was written.</summary>
    public abstract void Failed();
}
