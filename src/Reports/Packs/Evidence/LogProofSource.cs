using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>Draws inclusion proofs from the stored tiles.</summary>
public sealed class LogProofSource(ILogStorage storage) : IProofSource
{
    public async ValueTask<RecordProof?> ProveAsync(StreamId stream, long index, CancellationToken cancellation)
    {
        var tiles = new LogTiles(storage, LogLayout.StreamFolder(stream));
        if (await tiles.CheckpointAsync(cancellation) is not { } signed || index >= signed.Checkpoint.Size) return null;

        var reader = tiles.Reader(signed.Checkpoint.Size);
        var hashes = InclusionProof.Create(index, signed.Checkpoint.Size, reader.Read);
        return new RecordProof(
            index, reader.Read(0, index).ToArray(), signed.Checkpoint.Size, signed.Checkpoint.Root.ToArray(),
            [.. hashes.Select(h => (ReadOnlyMemory<byte>)h.ToArray())],
            Encoding.UTF8.GetString(signed.Note.Format()));
    }
}
