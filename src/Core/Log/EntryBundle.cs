using System.Buffers.Binary;
using System.Globalization;

namespace AuditPipeline.Core.Log;

/// <summary>Entries of one leaf tile, C2SP tlog-tiles: each a big-endian uint16 length and its bytes.</summary>
public static class EntryBundle
{
    /// <summary><c>tile/entries/&lt;N&gt;[.p/&lt;W&gt;]</c></summary>
    public static string Path(long index, int width = Tile.FullWidth) =>
        string.Create(CultureInfo.InvariantCulture, $"tile/entries/{Tile.IndexPath(index)}{Tile.Partial(width)}");

    /// <exception cref="ArgumentException">More than 256 entries, or one longer than 65,535 bytes.</exception>
    public static byte[] Encode(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count > Tile.FullWidth || entries.Any(e => e.Length > ushort.MaxValue))
            throw new ArgumentException("a bundle holds at most 256 entries of at most 65,535 bytes", nameof(entries));

        var bytes = new byte[entries.Sum(e => 2 + e.Length)];
        var rest = bytes.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[2..]);
            rest = rest[(2 + entry.Length)..];
        }

        return bytes;
    }

    /// <summary>The entries, as views into <paramref name="bundle"/>; null when the bytes do not divide up exactly or hold more
    /// than 256.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Decode(ReadOnlyMemory<byte> bundle)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        while (!bundle.IsEmpty)
        {
            if (bundle.Length < 2 || entries.Count == Tile.FullWidth) return null;
            int length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
            if (bundle.Length < 2 + length) return null;
            entries.Add(bundle.Slice(2, length));
            bundle = bundle[(2 + length)..];
        }

        return entries;
    }
}
