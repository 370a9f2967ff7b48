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
    /// False when the journal could not write: the call stays open and the next start closes it as interrupted.</summary>
    ValueTask<bool> CloseAsync(CallClosing closing, CancellationToken cancellation);

    ValueTask<JournalCounts> CountAsync(CancellationToken cancellation);
}
