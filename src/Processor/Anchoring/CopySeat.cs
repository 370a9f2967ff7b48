using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>Keeps one copy up to date: every anchor checkpoint it is told of, every token, and the tiles: full ones when they are, the partial ones of
/// the right edge with each token. How far it is stands in storage, so a copy that was away is caught up with.</summary>
internal sealed class CopySeat(IAnchorCopy copy, ILogStorage storage, TimeProvider time, ILogger log)
{
    /// <summary>Objects of one turn; the rest follows in the next.</summary>
    private const int MostObjects = 500;

    private readonly Trouble _trouble = new();
    private readonly string _place = $"{LogLayout.AnchorFolder}/copies/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(copy.Name))[..8])}";
    private (long Checkpoint, long Tiles, long Token)? _done;

    public CopyState State => new(copy.Name, _done?.Checkpoint ?? 0, _trouble.Word, _trouble.Since);

    public bool HasWork(long size) => !_trouble.Pauses(time.GetUtcNow()) && (_done is not { } done || done.Checkpoint != size || done.Tiles != size);

    /// <summary>Puts what is missing up to a checkpoint. Trouble is told and tried again.</summary>
    public async ValueTask RunAsync(SignedNote note, long size, CancellationToken cancellation)
    {
        var done = _done ??= await ReadAsync(cancellation);
        try
        {
            done = await TilesAsync(done, size, cancellation);
            done = await TokensAsync(done, size, cancellation);
            if (done.Checkpoint != size)
            {
                await copy.PutAsync(string.Create(CultureInfo.InvariantCulture, $"checkpoint.{size}"), note.Format(), cancellation);
                done = done with { Checkpoint = size };
            }

            if (_trouble.Clear()) log.CopyBack(copy.Name, size);
        }
        catch (AnchorFaultException e)
        {
            if (_trouble.Set(e.Word, time.GetUtcNow())) log.CopyTrouble(copy.Name, e.Word, e.Detail);
        }
        finally
        {
            if (done != _done) await WriteAsync(done);
        }
    }

    private async ValueTask<(long Checkpoint, long Tiles, long Token)> TilesAsync(
        (long Checkpoint, long Tiles, long Token) done, long size, CancellationToken cancellation)
    {
        var put = 0;
        // Bundles and tiles of one run of 256 leaves together, then the tiles above them that became full.
        while (done.Tiles / Tile.FullWidth < size / Tile.FullWidth && put < MostObjects)
        {
            var run = done.Tiles / Tile.FullWidth;
            put += await PutAsync(EntryBundle.Path(run), cancellation) + await PutAsync(AnchorNotes.Path(run), cancellation);
            var index = run;
            for (var level = 0; ; level++, index /= Tile.FullWidth)
            {
                put += await PutAsync(new Tile(level, index, Tile.FullWidth).Path, cancellation);
                if ((index + 1) % Tile.FullWidth != 0) break;
            }

            done = done with { Tiles = (run + 1) * Tile.FullWidth };
        }

        return done.Tiles / Tile.FullWidth == size / Tile.FullWidth ? done with { Tiles = size } : done;
    }

    private async ValueTask<(long Checkpoint, long Tiles, long Token)> TokensAsync(
        (long Checkpoint, long Tiles, long Token) done, long size, CancellationToken cancellation)
    {
        var listed = await storage.ListAsync($"{LogLayout.AnchorFolder}/{AnchorPaths.Timestamps}", cancellation);
        var missing = listed.Select(AnchorPaths.TokenSize).OfType<long>().Where(s => s > done.Token).Order().Take(MostObjects).ToList();
        if (missing.Count == 0) return done;

        foreach (var token in missing)
        {
            await PutAsync(AnchorPaths.TokenNote(token), cancellation);
            await PutAsync(AnchorPaths.Token(token), cancellation);
            done = done with { Token = token };
        }

        foreach (var path in Edge(Math.Min(done.Token, size))) await PutAsync(path, cancellation);
        return done;
    }

    /// <summary>The partial tiles and bundles of a tree of that size.</summary>
    private static IEnumerable<string> Edge(long size)
    {
        var width = (int)(size % Tile.FullWidth);
        if (width > 0) yield return EntryBundle.Path(size / Tile.FullWidth, width);
        if (width > 0) yield return AnchorNotes.Path(size / Tile.FullWidth, width);
        for (var level = 0; size > 0; level++, size /= Tile.FullWidth)
        {
            width = (int)(size % Tile.FullWidth);
            if (width > 0) yield return new Tile(level, size / Tile.FullWidth, width).Path;
        }
    }

    /// <summary>Number of objects put. A partial tile that was dropped because its full one exists is not missed.</summary>
    private async ValueTask<int> PutAsync(string path, CancellationToken cancellation)
    {
        if (await storage.ReadAsync($"{LogLayout.AnchorFolder}/{path}", cancellation) is not { } bytes) return 0;
        await copy.PutAsync(path, bytes, cancellation);
        return 1;
    }

    private async ValueTask<(long, long, long)> ReadAsync(CancellationToken cancellation)
    {
        var words = Encoding.ASCII.GetString(await storage.ReadAsync(_place, cancellation) ?? []).Split(' ');
        return words.Length == 3 && Number(words[0]) is { } checkpoint && Number(words[1]) is { } tiles && Number(words[2]) is { } token
            ? (checkpoint, tiles, token)
            : (0, 0, 0);   // a copy is put again from the start; what lies there already is found to be the same
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async ValueTask WriteAsync((long Checkpoint, long Tiles, long Token) done)
    {
        _done = done;
        var text = string.Create(CultureInfo.InvariantCulture, $"{done.Checkpoint} {done.Tiles} {done.Token}");
        await storage.WriteAsync([(_place, Encoding.ASCII.GetBytes(text))], CancellationToken.None);
    }
}
