using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Tests.Log;

public sealed class MerkleTreeTests
{
    /// <summary>Leaves and roots of the certificate-transparency reference implementation (cpp/merkletree/merkle_tree_test.cc).</summary>
    private static readonly string[] Leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Roots_are_those_of_the_reference_implementation()
    {
        var frontier = new Frontier();
        var roots = new List<string>();

        foreach (var leaf in Leaves)
        {
            frontier.Append(MerkleTree.HashLeaf(Convert.FromHexString(leaf)));
            roots.Add(Convert.ToHexStringLower(frontier.Root().ToArray()));
        }

        roots.ShouldBe(Roots);
    }

    [Fact]
    public void Empty_tree_has_the_hash_of_nothing_as_root()
    {
        var root = new Frontier().Root();

        Convert.ToHexStringLower(root.ToArray()).ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    [Fact]
    public void A_node_never_passes_for_a_leaf()
    {
        var left = MerkleTree.HashLeaf("a"u8);
        var right = MerkleTree.HashLeaf("b"u8);

        var forged = MerkleTree.HashLeaf([.. left.ToArray(), .. right.ToArray()]);

        forged.ShouldNotBe(MerkleTree.HashNode(left, right));
    }

    [Fact]
    public void Long_leaves_hash_as_short_ones_do()
    {
        foreach (var length in new[] { 1023, 1024, 1025, 16384 })
        {
            var entry = new byte[length];

            var hash = MerkleTree.HashLeaf(entry);

            hash.ToArray().ShouldBe(System.Security.Cryptography.SHA256.HashData([0, .. entry]));
        }
    }

    [Fact]
    public void A_hash_reads_back_from_its_text_and_from_no_other_spelling()
    {
        var hash = MerkleTree.HashLeaf("a"u8);
        var text = hash.ToString();

        MerkleHash.Parse(text).ShouldBe(hash);
        (MerkleHash.Parse(text) == hash).ShouldBeTrue();
        MerkleHash.TryParse(text + "\n", out _).ShouldBeFalse();
        MerkleHash.TryParse(text.AsSpan()[..^1], out _).ShouldBeFalse();
        MerkleHash.TryParse(text[..^2] + (text[^2] == '8' ? '9' : (char)(text[^2] + 1)) + "=", out _).ShouldBeFalse();
        MerkleHash.TryParse("AAAA", out _).ShouldBeFalse();
    }
}
