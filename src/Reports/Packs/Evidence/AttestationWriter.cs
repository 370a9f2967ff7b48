using System.Globalization;
using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>Writes what others said of the anchor log: the token over the pack's anchor checkpoint beside each head, and the newest beacons, each
/// proven, with the token it names.</summary>
internal sealed class AttestationWriter(ILogStorage storage)
{
    /// <summary>Beacons of one pack. They come hourly: four days, and every head in between is older than one and newer than another.</summary>
    private const int MostBeacons = 100;

    public async Task WriteAsync(
        PackFolder pack, AnchorReader anchor, IReadOnlyList<StreamEvidence> streams, AttestedAnchor? attested, CancellationToken cancellation)
    {
        if (attested?.Token is { } token)
        {
            foreach (var stream in streams)
            {
                await pack.WriteAsync(PackPaths.Stream(stream.Stream.Value, PackPaths.To + PackPaths.AnchorToken), token.Response, cancellation);
                if (stream.From > 0)
                    await pack.WriteAsync(PackPaths.Stream(stream.Stream.Value, PackPaths.From + PackPaths.AnchorToken), token.Response, cancellation);
            }
        }

        await WriteBeaconsAsync(pack, anchor, cancellation);
    }

    private async Task WriteBeaconsAsync(PackFolder pack, AnchorReader anchor, CancellationToken cancellation)
    {
        var listed = await storage.ListAsync($"{LogLayout.AnchorFolder}/{AnchorPaths.Timestamps}", cancellation);
        foreach (var size in listed.Select(AnchorPaths.TokenSize).OfType<long>().OrderDescending().Take(MostBeacons))
        {
            if (await ReadAsync(AnchorPaths.Beacon(size), cancellation) is not { } place
                || !long.TryParse(Encoding.ASCII.GetString(place), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                || index >= anchor.Checkpoint.Size || await ReadAsync(AnchorPaths.Token(size), cancellation) is not { } token) continue;

            var (leaf, proof) = await anchor.ProveAsync(index, cancellation);
            var path = string.Create(CultureInfo.InvariantCulture, $"{PackPaths.Statements}{index}");
            await pack.WriteAsync(path + PackPaths.LeafSuffix, leaf, cancellation);
            await pack.WriteAsync(path + PackPaths.ProofSuffix, proof.Format(), cancellation);
            await pack.WriteAsync($"{LogLayout.AnchorFolder}/{AnchorPaths.Token(size)}", token, cancellation);
        }
    }

    private ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellation) =>
        storage.ReadAsync($"{LogLayout.AnchorFolder}/{name}", cancellation);
}
