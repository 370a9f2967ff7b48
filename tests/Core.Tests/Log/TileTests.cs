using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Tests.Log;

public sealed class TileTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1, 112, "tile/0/001.p/112")]
    [InlineData(1, 999, 256, "tile/1/999")]
    [InlineData(3, 1000, 256, "tile/3/x001/000")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    public void Paths_are_those_of_tlog_tiles(int level, long index, int width, string path)
    {
        var tile = new Tile(level, index, width);

        tile.Path.ShouldBe(path);
        Tile.TryParse(path, out var read).ShouldBeTrue();
        read.ShouldBe(tile);
    }

    [Theory]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/00/001")]
    [InlineData("tile/0/001.p/256")]
    [InlineData("tile/0/001.p/0")]
    [InlineData("tile/0/001.p/01")]
    [InlineData("tile/8/001")]
    [InlineData("tile/0/../001")]
    [InlineData("tile/entries/001")]
    [InlineData("tile/0/-01")]
    public void Other_spellings_are_no_tiles(string path) => Tile.TryParse(path, out _).ShouldBeFalse();

    [Fact]
    public void A_missing_partial_tile_is_named()
    {
        MerkleHash[] leaves = [MerkleTree.EmptyRoot];

        var fault = Should.Throw<InvalidDataException>(() => TileWriter.Append(300, leaves, _ => null));

        fault.Message.ShouldContain("tile/0/001.p/44");
    }

    [Fact]
    public void Appending_nothing_writes_nothing() => TileWriter.Append(300, [], _ => null).ShouldBeEmpty();

    [Fact]
    public void A_dropped_partial_tile_is_read_from_the_full_one()
    {
        var full = TileWriter.Append(0, Enumerable.Repeat(MerkleTree.EmptyRoot, 256).ToArray(), _ => null)[0];

        var reader = new HashReader(3, path => path == "tile/0/000" ? full.Content : null);

        reader.Read(0, 2).ShouldBe(MerkleTree.EmptyRoot);
        Should.Throw<ArgumentOutOfRangeException>(() => reader.Read(0, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => reader.Read(1, 1));
    }

    [Fact]
    public void Entry_bundles_divide_up_exactly_or_not_at_all()
    {
        var bundle = EntryBundle.Encode(["one"u8.ToArray(), Array.Empty<byte>()]);

        bundle.ShouldBe([0, 3, (byte)'o', (byte)'n', (byte)'e', 0, 0]);
        EntryBundle.Decode(bundle)!.Count.ShouldBe(2);
        EntryBundle.Decode(bundle.AsMemory()[..^1]).ShouldBeNull();
        EntryBundle.Decode(new byte[2 * 257]).ShouldBeNull();
        EntryBundle.Path(1234067, 5).ShouldBe("tile/entries/x001/x234/067.p/5");
    }
}
