using System.Text;
using AuditPipeline.Pii.Identifiers.Crypto;

namespace AuditPipeline.Pii.Tests.Crypto;

/// <summary>Addresses of hashes of made-up words, and the published examples of EIP-55.</summary>
public sealed class CryptoTests
{
    [Theory]
    [InlineData("17aAgPdan9MSfmM2eq7Ln1pxXCSW1Dr5jU")]
    [InlineData("38GBbw82L3fpkw3TmvmwCeBtfijDbbXegP")]
    [InlineData("LRo7wbwQrobVva3Bpy6e42tijQonBiCQpW")]
    [InlineData("DBiGDeaE5ZFjCmXdPR6uKmzZQLAoMJtAqr")]
    [InlineData("TGYNgT1JvsUPpwQfF6m4JAX6RzBpEgAjSK")]
    [InlineData("t1QSmgj3ikU93GQPvbFvTupvsmrdaohMZsm")]
    [InlineData("bc1qfqtgl2vuklspfemaha900879k2jse2kg0uzjeu")]
    [InlineData("bc1pfqtgl2vuklspfemaha900879k2jse2kgaqsgs048xfhc30r38tyse4efsy")]
    [InlineData("ltc1qfqtgl2vuklspfemaha900879k2jse2kgtqckpv")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    public void An_address_is_found_and_one_with_a_wrong_character_is_not(string address)
    {
        Detecting.ShouldFind($"pay to «{address}», now", "CRYPTO");

        var wrong = address[..20] + (address[20] == 'a' ? 'c' : 'a') + address[21..];
        Detecting.Find($"pay to {wrong}, now", "CRYPTO").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("wallet «0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed»")]
    [InlineData("commit 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("wallet 0x0000000000000000000000000000000000000000")]
    public void Ethereum_in_one_case_needs_a_word(string marked) => Detecting.ShouldFind(marked, "CRYPTO");

    /// <summary>Keccak team, KAT of the empty message and of "abc".</summary>
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void Keccak_of_known_messages(string message, string expected)
    {
        var hash = new byte[Keccak256.Size];

        Keccak256.Hash(Encoding.ASCII.GetBytes(message), hash);

        Convert.ToHexStringLower(hash).ShouldBe(expected);
    }
}
