namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>One thing asked of the writer. It is applied inside a transaction it shares with others, and told afterwards whether
/// that was committed.</summary>
internal abstract class JournalRequest
{
    /// <summary>Bytes it holds while it waits.</summary>
    public required long Size { get; init; }

    /// <summary>Someone waits for the commit; else it may wait for one that comes anyway.</summary>
    public bool Urgent { get; init; } = true;

    /// <summary>Called on the writer's thread, once.</summary>
    public abstract void Apply(JournalTransaction transaction);

    public abstract void Committed();

    /// <summary>Nothing of it was written.</summary>
    public abstract void Failed();
}
