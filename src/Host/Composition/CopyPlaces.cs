using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Host.Composition;

/// <summary>The copies this deployment makes: the journals of this process, the topic of the queue, backups of the key ring.</summary>
/// <param name="journals">Of this process; gateways elsewhere send to the queue within seconds.</param>
/// <param name="queueRetention">How long the topic keeps a message; null without a queue between processes.</param>
internal sealed class CopyPlaces(IReadOnlyList<IJournal> journals, TimeSpan? queueRetention) : ICopyPlaces
{
    public async ValueTask<IReadOnlyList<ErasedPlace>> LookAsync(DateTimeOffset approved, CancellationToken cancellation)
    {
        var places = new List<ErasedPlace>();
        if (journals.Count > 0)
        {
            var waiting = 0L;
            foreach (var journal in journals) waiting += (await journal.CountAsync(cancellation)).Waiting;
            // A call that waits to be sealed is removed here once it is; one of a destroyed key is sealed as unreadable.
            places.Add(new(StoragePlace.Journal, -1, waiting, waiting == 0 ? PlaceFinding.Gone : PlaceFinding.Expires));
        }

        if (queueRetention is { } kept) places.Add(new(StoragePlace.Queue, -1, -1, PlaceFinding.Expires, approved + kept));
        places.Add(new(StoragePlace.Backups, -1, -1, PlaceFinding.Unbounded));
        return places;
    }
}
