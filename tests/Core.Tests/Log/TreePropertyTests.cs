using System.Globalization;
using System.Text;
using AuditPipeline.Core.Log;
using FsCheck;
using FsCheck.Fluent;

namespace AuditPipeline.Core.Tests.Log;

public sealed class TreePropertyTests
{
    private static readonly MerkleHash[] Leaves =
        [.. Enumerable.Range(0, 1100).Select(i => MerkleTree.HashLeaf(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture))))];

    private static readonly Arbitrary<(int Old, int New)> Sizes =
        (from a in Gen.Choose(0, Leaves.Length) from b in Gen.Choose(0, Leaves.Length) select (Math.Min(a, b), Math.Max(a, b))).ToArbitrary();

    [Fact]
    public void Frontier_agrees_with_the_definition_of_the_rfc() => Prop.ForAll(Sizes, sizes =>
    {
        var frontier = Grown(sizes.New);

        return frontier.Root() == Naive(Leaves.AsSpan(0, sizes.New));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_restored_frontier_goes_on_as_if_it_had_never_stopped() => Prop.ForAll(Sizes, sizes =>
    {
        var stopped = Grown(sizes.Old);
        var restored = Frontier.Restore(sizes.Old, stopped.Hashes);

        foreach (var leaf in Leaves.AsSpan(sizes.Old, sizes.New - sizes.Old)) restored.Append(leaf);

        return restored.Root() == Grown(sizes.New).Root() && restored.Size == sizes.New;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Proofs_out_of_tiles_hold_and_a_changed_one_does_not() => Prop.ForAll(Sizes, sizes =>
    {
        if (sizes.Old == sizes.New || sizes.Old == 0) return true;
        var reader = new HashReader(sizes.New, Tiles(sizes.Old, sizes.New).GetValueOrDefault);
        MerkleHash oldRoot = Grown(sizes.Old).Root(), newRoot = Grown(sizes.New).Root();

        var inclusion = InclusionProof.Create(sizes.Old, sizes.New, reader.Read);
        var consistency = ConsistencyProof.Create(sizes.Old, sizes.New, reader.Read);

        return InclusionProof.Verify(Leaves[sizes.Old], sizes.Old, sizes.New, inclusion, newRoot)
            && !InclusionProof.Verify(Leaves[sizes.Old - 1], sizes.Old, sizes.New, inclusion, newRoot)
            && !InclusionProof.Verify(Leaves[sizes.Old], sizes.Old, sizes.New, [.. inclusion, newRoot], newRoot)
            && ConsistencyProof.Verify(sizes.Old, sizes.New, oldRoot, newRoot, consistency)
            && !ConsistencyProof.Verify(sizes.Old, sizes.New, newRoot, newRoot, consistency)
            && !ConsistencyProof.Verify(sizes.Old, sizes.New, oldRoot, newRoot, consistency.AsSpan()[1..]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tiles_do_not_depend_on_how_the_leaves_were_batched() => Prop.ForAll(Sizes, sizes =>
    {
        var inTwo = Tiles(sizes.Old, sizes.New);
        var atOnce = Tiles(0, sizes.New);

        return atOnce.All(tile => inTwo[tile.Key].AsSpan().SequenceEqual(tile.Value));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_frontier_is_rebuilt_from_tiles() => Prop.ForAll(Sizes, sizes =>
    {
        var reader = new HashReader(sizes.New, Tiles(sizes.Old, sizes.New).GetValueOrDefault);

        var rebuilt = reader.Frontier(sizes.Old);

        return rebuilt.Hashes.SequenceEqual(Grown(sizes.Old).Hashes);
    }).QuickCheckThrowOnFailure();

    private static Frontier Grown(int size)
    {
        var frontier = new Frontier();
        foreach (var leaf in Leaves.AsSpan(0, size)) frontier.Append(leaf);
        return frontier;
    }

    private static Dictionary<string, byte[]> Tiles(int first, int size)
    {
        var tiles = new Dictionary<string, byte[]>();
        foreach (var (from, to) in new[] { (0, first), (first, size) })
        {
            foreach (var tile in TileWriter.Append(from, Leaves.AsSpan(from, to - from), tiles.GetValueOrDefault)) tiles[tile.Path] = tile.Content;
        }

        return tiles;
    }

    // MTH of RFC 6962 section 2.1, word for word.
    private static MerkleHash Naive(ReadOnlySpan<MerkleHash> leaves)
    {
        if (leaves.IsEmpty) return MerkleTree.EmptyRoot;
        if (leaves.Length == 1) return leaves[0];
        var k = 1;
        while (k * 2 < leaves.Length) k *= 2;
        return MerkleTree.HashNode(Naive(leaves[..k]), Naive(leaves[k..]));
    }
}
