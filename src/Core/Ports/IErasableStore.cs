using AuditPipeline.Core.Custody;

namespace AuditPipeline.Core.Ports;

/// <summary>The side of the record store that erasing needs. It touches contents, originals and wrapped keys, never the record rows.</summary>
public interface IErasableStore
{
    /// <summary>How much there is.</summary>
    ValueTask<ErasureExtent> ExtentAsync(ErasureScope scope, CancellationToken cancellation);

    /// <summary>Ids of the records of a scope that still have a wrapped key, each once, ascending; streamed.</summary>
    IAsyncEnumerable<string> RecordsAsync(ErasureScope scope, CancellationToken cancellation);

    /// <summary>Records of a scope that holds cover: how many, and all their ids with one hold each.</summary>
    /// <exception cref="InvalidOperationException">More than <paramref name="most"/>.</exception>
    ValueTask<IReadOnlyList<HeldRecord>> HeldAsync(
        ErasureScope scope, IReadOnlyList<LegalHold> holds, int most, CancellationToken cancellation);

    /// <summary>Removes contents and originals, and with <paramref name="keys"/> the wrapped keys last. On return no question finds them; files
    /// of before may lie on disk until <see cref="OldFilesAsync"/> is 0. Repeating it changes nothing.</summary>
    /// <returns>Contents and originals found afterwards.</returns>
    ValueTask<ErasureExtent> EraseAsync(ErasureScope scope, bool keys, CancellationToken cancellation);

    /// <summary>Has files removed that others have replaced; where the store does so by itself this does nothing.</summary>
    ValueTask TidyAsync(CancellationToken cancellation);

    /// <summary>Files of the store that hold rows removed before a moment.</summary>
    ValueTask<long> OldFilesAsync(DateTimeOffset before, CancellationToken cancellation);
}
