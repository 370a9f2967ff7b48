using System.Text;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Core.Tests.Pricing;

public sealed class PriceListNoteTests
{
    private static readonly byte[] List = "name: acme"u8.ToArray();
    private static readonly Ed25519PrivateKey Private = new(Enumerable.Repeat((byte)7, 32).ToArray());
    private static readonly VerifierKey Key = new("acme-prices", NoteKeyType.Ed25519, Private.PublicKey);

    [Fact]
    public void A_signature_over_just_this_list_holds() => Fault(List, Signed("acme/1"), Key).ShouldBeNull();

    [Fact]
    public void A_changed_list_another_version_and_a_damaged_note_are_told_apart()
    {
        Fault("name: acmE"u8.ToArray(), Signed("acme/1"), Key).ShouldBe("it was made for another list, or the list was changed since");
        Fault(List, Signed("acme/2"), Key).ShouldBe("it was made for another list, or the list was changed since");
        Fault(List, "acme/1"u8.ToArray(), Key).ShouldBe("it is no signed note");
    }

    [Fact]
    public void Another_key_and_a_forged_signature_are_refused()
    {
        using var other = new Ed25519PrivateKey(Enumerable.Repeat((byte)8, 32).ToArray());
        var forged = new NoteSignature(Key.Name, Key.KeyId, new byte[64]);

        Fault(List, Signed("acme/1"), new VerifierKey("acme-prices", NoteKeyType.Ed25519, other.PublicKey))!.ShouldStartWith("it was not signed by acme-prices+");
        Fault(List, new SignedNote(PriceListNote.TextFor("acme/1", List), [forged]).Format(), Key)!.ShouldEndWith("does not fit");
    }

    private static string? Fault(byte[] list, byte[] note, VerifierKey key) => PriceListNote.FaultOf("acme/1", list, note, key);

    private static byte[] Signed(string version)
    {
        var text = PriceListNote.TextFor(version, List);
        Encoding.UTF8.GetBytes(text).Length.ShouldBeGreaterThan(64);
        return new SignedNote(text, [Key.Sign(text, message => Private.Sign(message.Span))]).Format();
    }
}
