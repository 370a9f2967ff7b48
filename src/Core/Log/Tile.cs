using System.Globalization;
using System.Text;

namespace AuditPipeline.Core.Log;

/// <summary>Name of one tile, C2SP tlog-tiles: up to 256 hashes of one level of levels.</summary>
/// <param name="Level">0 for leaf hashes; a hash at level L is the root of 256^L leaves.</param>
/// <param name="Index">Which run of 256, from 0.</param>
/// <param name="Width">Number of hashes, 1 to 256; fewer than 256 is a partial tile.</param>
public readonly record struct Tile(int Level, long Index, int Width)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>Levels of the tree per level of tiles.</summary>
    public const int Height = 8;

    private const int MaxLevel = 63 / Height;

    /// <summary><c>tile/&lt;L&gt;/&lt;N&gt;[.p/&lt;W&gt;]</c> with N in groups of three digits (<c>x001/x234/067</c>).</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"tile/{Level}/{IndexPath(Index)}{Partial(Width)}");

    /// <summary>The tile of a tree of <paramref name="size"/> leaves that holds hash number <paramref name="hash"/> of tile level
    /// <paramref name="level"/>.</summary>
    public static Tile Holding(int level, long hash, long size)
    {
        var index = hash / FullWidth;
        return new Tile(level, index, (int)Math.Min(FullWidth, (size >> (Height * level)) - index * FullWidth));
    }

    /// <summary>Reads a hash tile's path; false for any other spelling.</summary>
    public static bool TryParse(string path, out Tile tile)
    {
        ArgumentNullException.ThrowIfNull(path);
        tile = default;
        if (!path.StartsWith("tile/", StringComparison.Ordinal)) return false;
        var slash = path.IndexOf('/', 5);
        if (slash < 0 || !int.TryParse(path.AsSpan(5, slash - 5), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            || level > MaxLevel) return false;

        var rest = path.AsSpan(slash + 1);
        var width = FullWidth;
        var partial = rest.IndexOf(".p/", StringComparison.Ordinal);
        if (partial >= 0)
        {
            if (!int.TryParse(rest[(partial + 3)..], NumberStyles.None, CultureInfo.InvariantCulture, out width)
                || width is < 1 or >= FullWidth) return false;
            rest = rest[..partial];
        }

        long index = 0;
        foreach (var range in rest.Split('/'))
        {
            var group = rest[range];
            if (group.StartsWith("x")) group = group[1..];
            if (group.Length != 3 || index > long.MaxValue / 1000 - 1
                || !int.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)) return false;
            index = index * 1000 + digits;
        }

        tile = new Tile(level, index, width);
        return string.Equals(tile.Path, path, StringComparison.Ordinal);
    }

    internal static string Partial(int width) =>
        width == FullWidth ? string.Empty : string.Create(CultureInfo.InvariantCulture, $".p/{width}");

    internal static string IndexPath(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var path = new StringBuilder((index % 1000).ToString("D3", CultureInfo.InvariantCulture));
        for (index /= 1000; index > 0; index /= 1000)
            path.Insert(0, string.Create(CultureInfo.InvariantCulture, $"x{index % 1000:D3}/"));
        return path.ToString();
    }
}
