namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>One thing asked of the writer. It is applied inside a transaction it shares with others, and told afterwards whether
/// that was committed.</summary>
internal abstract class JournalRequest
{
    /// <summary>Bytes it holds while it waits.</summary>
    public required long Size { get; init; }

    /// <summary>How long it may wait for others to share its commit with; zero when someone waits for it.</summary>
    public TimeSpan Patience { get; init; }

    public bool Urgent => Patience == TimeSpan.Zero;

    /// <summary>Called on the writer's thread, once.</summary>
    public abstract void Apply(JournalTransaction transaction);

    public abstract void Committed();

    /// <summary>Nothing of it was written.</summary>
    public abstract void Failed();
}
