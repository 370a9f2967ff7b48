namespace AuditPipeline.Core.Log;

/// <summary>One tile to store.</summary>
/// <param name="Tile">Its name.</param>
/// <param name="Content">32 bytes per hash.</param>
public sealed record TileFile(Tile Tile, byte[] Content)
{
    public string Path => Tile.Path;
}
