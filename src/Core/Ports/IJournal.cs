using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Ports;

/// <summary>The gateway's local journal: calls are opened before they are forwarded and closed when they have ended.
/// Content rests encrypted. Thread-safe; concurrent calls share a commit.</summary>
public interface IJournal
{
    /// <summary>Identity whose numbers this journal gives.</summary>
    string Instance { get; }

    /// <summary>Writes the opening. On return of a number the request is durable (fsynced) and the number is taken for good.
    /// A journal that cannot write answers with a refusal, it does not throw.</summary>
    ValueTask<OpenResult> OpenAsync(CallOpening opening, CancellationToken cancellation);

    /// <summary>Writes how the call ended; from then on the queue delivers it. Durable on return. Closing twice keeps the first.
    /// False when the journal could not write: the call stays open, to be closed again, or as interrupted by the next start.</summary>
    ValueTask<bool> CloseAsync(CallClosing closing, CancellationToken cancellation);

    /// <summary>Writes a call that has ended and was not opened before, in one go: it takes its number, and the queue delivers it. For calls
    /// that were counted with <see cref="Forwarding"/>. Durable on return of a number. A journal that cannot write answers with a refusal.</summary>
    ValueTask<OpenResult> RecordAsync(CallOpening opening, CallClosing closing, CancellationToken cancellation);

    /// <summary>Keeps what passes of an answer until the call is closed, for the next start to find if this process dies. Survives the
    /// death of the process at once; a power cut may cost what passed last. Never waits for the disk, never throws.</summary>
    IAnswerTail Tail(EnvelopeId id);

    /// <summary>Counts a call that is forwarded before it is durable. The count outlives the process: what was neither opened nor
    /// recorded as lost when it died is recorded by the next start as a loss (<see cref="LossCause.GatewayDied"/>).</summary>
    void Forwarding(DateTimeOffset at);

    /// <summary>Writes a loss of calls that were counted with <see cref="Forwarding"/>; it takes as many numbers as it counts, of which
    /// the first is returned. Durable on return of a number. A journal that cannot write answers with a refusal.</summary>
    ValueTask<OpenResult> LoseAsync(CaptureLoss loss, CancellationToken cancellation);

    ValueTask<JournalCounts> CountAsync(CancellationToken cancellation);
}
