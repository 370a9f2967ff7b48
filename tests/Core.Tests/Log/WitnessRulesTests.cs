using System.Globalization;
using System.Text;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;

namespace AuditPipeline.Core.Tests.Log;

public sealed class WitnessRulesTests : IDisposable
{
    private const string Origin = "log.example/anchor";

    private readonly Ed25519PrivateKey _key = new([7, .. new byte[31]]);

    private VerifierKey LogKey => new(Origin, NoteKeyType.Ed25519, _key.PublicKey);

    public void Dispose() => _key.Dispose();

    private static Frontier Tree(int size, string history)
    {
        var tree = new Frontier();
        for (var i = 0; i < size; i++) tree.Append(Leaf(i, history));
        return tree;
    }

    // Histories part at leaf 4.
    private static MerkleHash Leaf(int index, string history) =>
        MerkleTree.HashLeaf(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(index < 4 ? "" : history)}{index}")));

    private static MerkleHash Subtree(int level, long index, string history)
    {
        var tree = new Frontier();
        for (var i = index << level; i < (index + 1) << level; i++) tree.Append(Leaf((int)i, history));
        return tree.Root();
    }

    private static Checkpoint Head(int size, string history = "a") => new(Origin, size, Tree(size, history).Root());

    private byte[] Request(int oldSize, int size, string history = "a", VerifierKey? signer = null)
    {
        var head = Head(size, history);
        var key = signer ?? LogKey;
        var note = new SignedNote(head.Format(), [key.Sign(head.Format(), bytes => _key.Sign(bytes.Span))]);
        var proof = oldSize <= size ? ConsistencyProof.Create(oldSize, size, (level, i) => Subtree(level, i, history)) : [];
        return new AddCheckpointRequest(oldSize, proof, note, head).Format();
    }

    private AddCheckpointDecision Decide(byte[] body, Checkpoint? seen) => WitnessRules.Decide(body, [LogKey], o => o == Origin ? seen : null);

    [Fact]
    public void First_checkpoint_and_what_continues_it_are_cosigned()
    {
        Decide(Request(0, 5), null).Outcome.ShouldBe(AddCheckpointOutcome.Cosign);
        Decide(Request(5, 9), Head(5)).Outcome.ShouldBe(AddCheckpointOutcome.Cosign);
        Decide(Request(5, 5), Head(5)).Outcome.ShouldBe(AddCheckpointOutcome.Cosign);
    }

    [Fact]
    public void A_request_that_starts_elsewhere_is_told_the_size()
    {
        foreach (var (old, size) in ((int, int)[])[(0, 9), (4, 9), (3, 3), (6, 9)])
        {
            var decision = Decide(Request(old, size), Head(5));

            decision.Outcome.ShouldBe(AddCheckpointOutcome.OutOfStep);
            decision.Size.ShouldBe(5);
        }
    }

    [Fact]
    public void Another_root_at_the_size_that_was_seen_is_a_fork()
    {
        var decision = Decide(Request(6, 6, "b"), Head(6));

        decision.Outcome.ShouldBe(AddCheckpointOutcome.Fork);
        decision.Size.ShouldBe(6);
        decision.Contradicts.ShouldBeTrue();
    }

    [Fact]
    public void A_rewritten_history_has_no_proof_from_what_was_seen()
    {
        var decision = Decide(Request(6, 9, "b"), Head(6));

        decision.Outcome.ShouldBe(AddCheckpointOutcome.BadProof);
        decision.Contradicts.ShouldBeTrue();
    }

    [Fact]
    public void A_proof_where_nothing_is_to_be_proven_is_refused()
    {
        var first = Encoding.UTF8.GetString(Request(0, 5));
        var same = Encoding.UTF8.GetString(Request(5, 5));
        var line = MerkleTree.EmptyRoot + "\n";

        Decide(Encoding.UTF8.GetBytes(first.Insert("old 0\n".Length, line)), null).Outcome.ShouldBe(AddCheckpointOutcome.BadProof);
        Decide(Encoding.UTF8.GetBytes(same.Insert("old 5\n".Length, line)), Head(5)).Outcome.ShouldBe(AddCheckpointOutcome.BadProof);
    }

    [Fact]
    public void Logs_and_keys_that_are_not_known_are_told_apart()
    {
        var stranger = new VerifierKey("other.example/anchor", NoteKeyType.Ed25519, _key.PublicKey);
        using var other = new Ed25519PrivateKey([8, .. new byte[31]]);
        var rotated = new VerifierKey(Origin, NoteKeyType.Ed25519, other.PublicKey);

        WitnessRules.Decide(Request(0, 5), [stranger], _ => null).Outcome.ShouldBe(AddCheckpointOutcome.UnknownOrigin);
        WitnessRules.Decide(Request(0, 5), [rotated], _ => null).Outcome.ShouldBe(AddCheckpointOutcome.NotSigned);
        WitnessRules.Decide(Request(0, 5), [rotated, LogKey], _ => null).Outcome.ShouldBe(AddCheckpointOutcome.Cosign);
    }

    [Fact]
    public void An_old_size_above_the_checkpoint_is_malformed()
    {
        Decide(Request(6, 5), Head(6)).Outcome.ShouldBe(AddCheckpointOutcome.Malformed);
    }

    [Theory]
    [InlineData("old 0", "old 00", "the first line")]
    [InlineData("old 0", "old -1", "the first line")]
    [InlineData("old 0", "old 1 ", "the first line")]
    [InlineData("old 0", "Old 0", "the first line")]
    [InlineData("old 0\n", "old 0\nAAAA\n", "proof line 1")]
    [InlineData("old 0\n\n", "old 0\n", "proof line 1")]
    [InlineData(Origin + "\n5\n", Origin + "\n05\n", "no signed checkpoint")]
    [InlineData("— ", "- ", "no signed checkpoint")]
    public void What_is_no_request_is_refused_with_the_place(string part, string replaced, string fault)
    {
        var body = Encoding.UTF8.GetString(Request(0, 5)).Replace(part, replaced, StringComparison.Ordinal);

        AddCheckpointRequest.Parse(Encoding.UTF8.GetBytes(body), out var found).ShouldBeNull();

        found.ShouldNotBeNull().ShouldStartWith(fault);
    }

    [Fact]
    public void More_proof_lines_than_the_protocol_allows_are_refused()
    {
        var body = Encoding.UTF8.GetString(Request(0, 5));
        var lines = string.Concat(Enumerable.Repeat(MerkleTree.EmptyRoot + "\n", AddCheckpointRequest.MaxProof + 1));

        AddCheckpointRequest.Parse(Encoding.UTF8.GetBytes(body.Insert("old 0\n".Length, lines)), out var fault).ShouldBeNull();

        fault.ShouldBe("more than 63 proof lines");
    }

    [Fact]
    public void A_request_reads_back_as_it_was_written()
    {
        var body = Request(5, 9);

        var request = AddCheckpointRequest.Parse(body, out _).ShouldNotBeNull();

        request.OldSize.ShouldBe(5);
        request.Checkpoint.ShouldBe(Head(9));
        request.Format().ShouldBe(body);
    }

    [Fact]
    public void Only_a_good_cosignature_of_the_key_asked_for_is_taken_from_an_answer()
    {
        var witness = new VerifierKey("w.example", NoteKeyType.Cosignature, _key.PublicKey);
        var other = new VerifierKey("v.example", NoteKeyType.Cosignature, _key.PublicKey);
        var text = Head(5).Format();
        var at = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var lines = other.Sign(text, b => _key.Sign(b.Span), at).Format() + "\n" + witness.Sign(text, b => _key.Sign(b.Span), at).Format() + "\n";
        var answer = new WitnessReply(200, Encoding.UTF8.GetBytes(lines));

        answer.Cosignature(text, witness).ShouldNotBeNull().Time.ShouldBe(at);
        answer.Cosignature(Head(6).Format(), witness).ShouldBeNull();
        (answer with { Status = 409 }).Cosignature(text, witness).ShouldBeNull();
    }

    [Theory]
    [InlineData(409, "12\n", 12L)]
    [InlineData(409, "12", null)]
    [InlineData(409, "012\n", null)]
    [InlineData(409, "12\n\n", null)]
    [InlineData(409, "-1\n", null)]
    [InlineData(200, "12\n", null)]
    public void The_size_of_a_conflict_has_one_spelling(int status, string body, long? size)
    {
        new WitnessReply(status, Encoding.ASCII.GetBytes(body)).Size().ShouldBe(size);
    }
}
