using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Tests.Seal;

public sealed class ProcessingLineTests
{
    private const int Calls = 600;

    [Fact]
    public async Task Every_delivery_becomes_one_leaf_in_order_behind_the_first_tally()
    {
        var bench = new LineBench();
        var deliveries = await bench.DeliveriesAsync(Calls);

        var broke = await bench.RunAsync(new MemoryQueue(deliveries, batch: 50));

        broke.ShouldBeNull();
        bench.Store.Rows.Select(r => r.Leaf.Index).ShouldBe(Enumerable.Range(0, Calls + 1).Select(i => (long)i));
        bench.Store.Rows[0].Leaf.Type.ShouldBe(LeafType.Tally);
        bench.Store.Rows.Skip(1).Select(r => r.Leaf.Id).ShouldBe(deliveries.Select(d => d.Envelope!.Id.ToString()));
        bench.Store.Rows.Skip(1).Select(r => r.Leaf.GatewayNumber!.Value).ShouldBe(Enumerable.Range(1, Calls).Select(i => (long)i));
        bench.Signed().Root.ShouldBe(RootOf(bench));
        bench.Status.Sealed.ShouldBe(Calls);
    }

    [Fact]
    public async Task Numbers_within_each_system_are_dense()
    {
        var bench = new LineBench();

        await bench.RunAsync(new MemoryQueue(await bench.DeliveriesAsync(90), batch: 7));

        foreach (var system in bench.Store.Rows.Where(r => r.Leaf.System is not null).GroupBy(r => r.Leaf.System))
            system.Select(r => r.Leaf.SystemNumber!.Value).ShouldBe(Enumerable.Range(1, system.Count()).Select(i => (long)i));
    }

    [Fact]
    public async Task Run_that_died_after_the_rows_is_adopted_and_the_root_is_that_of_an_undisturbed_run()
    {
        var undisturbed = new LineBench();
        await undisturbed.RunAsync(new MemoryQueue(await undisturbed.DeliveriesAsync(Calls), batch: 50));
        var bench = new LineBench();
        var queue = new MemoryQueue(await bench.DeliveriesAsync(Calls), batch: 50);
        bench.Store.DeathsAfterWrite = 1;

        var first = await bench.RunAsync(queue);
        var second = await bench.RunAsync(queue);

        first.ShouldBeOfType<InvalidDataException>();
        second.ShouldBeNull();
        bench.Store.Rows.Count.ShouldBe(Calls + 1);
        bench.Signed().ShouldBe(undisturbed.Signed());
    }

    [Fact]
    public async Task Run_that_died_between_tiles_and_state_goes_on_at_the_right_leaf()
    {
        var bench = new LineBench();
        var queue = new MemoryQueue(await bench.DeliveriesAsync(Calls), batch: 50);
        bench.Logs.TornWrites = 1;

        var first = await bench.RunAsync(queue);
        var second = await bench.RunAsync(queue);

        first.ShouldBeOfType<InvalidDataException>();
        second.ShouldBeNull();
        bench.Store.Rows.Select(r => r.Leaf.Id).Distinct().Count().ShouldBe(Calls + 1);
        bench.Signed().Root.ShouldBe(RootOf(bench));
    }

    [Fact]
    public async Task Delivery_that_comes_again_after_a_lost_acknowledgement_is_not_sealed_twice()
    {
        var bench = new LineBench();
        var queue = new MemoryQueue(await bench.DeliveriesAsync(200), batch: 50) { LostAcknowledgements = 1 };

        var first = await bench.RunAsync(queue);
        var second = await bench.RunAsync(queue);

        first.ShouldBeOfType<InvalidDataException>();
        second.ShouldBeNull();
        bench.Store.Rows.Count.ShouldBe(201);
    }

    [Fact]
    public async Task Batch_that_failed_is_not_skipped_by_the_ones_read_ahead_of_it()
    {
        var bench = new LineBench();
        var queue = new MemoryQueue(await bench.DeliveriesAsync(Calls), batch: 50);
        bench.Keys.Failures = 1;

        var first = await bench.RunAsync(queue);
        var second = await bench.RunAsync(queue);

        first.ShouldBeNull("a key ring that does not answer for a moment is asked again");
        second.ShouldBeNull();
        bench.Store.Rows.Where(r => r.Leaf.GatewayNumber is not null).Select(r => r.Leaf.GatewayNumber!.Value)
            .ShouldBe(Enumerable.Range(1, Calls).Select(i => (long)i));
    }

    [Fact]
    public async Task Store_that_does_not_answer_for_a_while_loses_nothing_and_doubles_nothing()
    {
        var bench = new LineBench();
        bench.Store.Failures = 5;

        var broke = await bench.RunAsync(new MemoryQueue(await bench.DeliveriesAsync(200), batch: 50));

        broke.ShouldBeNull();
        bench.Store.Rows.Count.ShouldBe(201);
        bench.Status.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Exchange_that_a_stage_breaks_on_is_kept_as_bytes_and_the_rest_goes_on()
    {
        var bench = new LineBench { Prices = new BreakingPrices("poison") };
        var deliveries = await bench.DeliveriesAsync(20, i => i == 7 ? "poison" : "gpt-4o-mini");

        var broke = await bench.RunAsync(new MemoryQueue(deliveries, batch: 50));

        broke.ShouldBeNull();
        var kept = bench.Store.Rows.Where(r => r.Leaf.Meta?.Undecoded == RecordPreparer.Failed).ShouldHaveSingleItem();
        kept.Leaf.Id.ShouldBe(deliveries[7].Envelope!.Id.ToString());
        kept.Leaf.Meta!.Redaction.ShouldBe("not_scanned");
        kept.Parts.ShouldContain(p => p.Name == PartName.Raw && p.Ciphertext != null);
    }

    [Fact]
    public async Task Envelope_whose_key_was_destroyed_is_sealed_as_rejected()
    {
        var bench = new LineBench();
        var deliveries = await bench.DeliveriesAsync(5);
        bench.Keys.Destroy(deliveries[0].Envelope!.Keys[0].KekId);

        await bench.RunAsync(new MemoryQueue(deliveries, batch: 50));

        var rejected = bench.Store.Rows.Where(r => r.Leaf.Type == LeafType.Reject).ToList();
        rejected.ShouldNotBeEmpty();
        rejected.ShouldAllBe(r => r.Leaf.Meta!.Undecoded == "key_destroyed");
        rejected[0].Leaf.GatewayNumber.ShouldBe(1);
    }

    [Fact]
    public async Task Unreadable_entry_is_sealed_with_the_hash_of_its_bytes()
    {
        var bench = new LineBench();
        var id = (await bench.DeliveriesAsync(1))[0].Envelope!.Id;
        var found = new RejectedEnvelope(id, new GatewayNumber("gw-test", 1), LineBench.Start, Enumerable.Repeat((byte)7, 32).ToArray(), "mac_wrong");

        await bench.RunAsync(new MemoryQueue([Delivery.Of(LineBench.Stream, 0, found)], batch: 50));

        var leaf = bench.Store.Rows[^1].Leaf;
        leaf.Type.ShouldBe(LeafType.Reject);
        leaf.Parts.ShouldHaveSingleItem().Value.CiphertextHash!.Value.ToArray().ShouldBe(found.Sha256.ToArray());
    }

    [Fact]
    public async Task New_day_begins_with_a_tally_of_all_systems()
    {
        var bench = new LineBench();
        var deliveries = await bench.DeliveriesAsync(10);
        await bench.RunAsync(new MemoryQueue([.. deliveries.Take(6)], batch: 50));
        bench.Clock.Now = LineBench.Start.AddDays(1);

        await bench.RunAsync(new MemoryQueue([.. deliveries.Skip(6)], batch: 50));

        var tallies = bench.Store.Rows.Where(r => r.Leaf.Type == LeafType.Tally).ToList();
        tallies.Count.ShouldBe(2);
        tallies[1].Leaf.Index.ShouldBe(7);
        tallies[1].Leaf.Counts!.ShouldBe([KeyValuePair.Create("hr", 2L), KeyValuePair.Create("support", 4L)]);
    }

    [Fact]
    public async Task Folder_older_than_its_checkpoint_is_never_signed_again()
    {
        var bench = new LineBench();
        var deliveries = await bench.DeliveriesAsync(20);
        await bench.RunAsync(new MemoryQueue([.. deliveries.Take(10)], batch: 5));
        var signed = bench.Logs["s/p00/checkpoint"];
        var forked = new LineBench();
        var others = await forked.DeliveriesAsync(4, _ => "gpt-4o");
        forked.Logs["s/p00/checkpoint"] = signed;

        var publish = () => forked.RunAsync(new MemoryQueue(others, batch: 5));

        (await Should.ThrowAsync<InvalidDataException>(publish)).Message.ShouldContain("nothing is signed");
        forked.Logs["s/p00/checkpoint"].ShouldBe(signed);
    }

    [Fact]
    public async Task Heads_stand_in_the_anchor_log_with_a_proof()
    {
        var bench = new LineBench();

        await bench.RunAsync(new MemoryQueue(await bench.DeliveriesAsync(300), batch: 100));

        var anchor = Checkpoint.Parse(SignedNote.Parse(bench.Logs["anchor/checkpoint"]!)!.Text)!;
        var entries = EntryBundle.Decode(bench.Logs[$"anchor/{EntryBundle.Path(0, (int)anchor.Size)}"]!)!;
        var tiles = new LogTiles(bench.Logs, LogLayout.AnchorFolder).Reader(anchor.Size);
        entries[^1].ToArray().ShouldBe(SignedNote.Parse(bench.Logs["s/p00/checkpoint"]!)!.TextBytes.ToArray());
        var proof = InclusionProof.Create(anchor.Size - 1, anchor.Size, tiles.Read);
        InclusionProof.Verify(MerkleTree.HashLeaf(entries[^1].Span), anchor.Size - 1, anchor.Size, proof, anchor.Root).ShouldBeTrue();
    }

    [Fact]
    public async Task Calls_that_come_one_by_one_leave_no_partial_tile_behind_a_full_one()
    {
        var bench = new LineBench();

        await bench.RunAsync(new MemoryQueue(await bench.DeliveriesAsync(300), batch: 1));

        var objects = await bench.Logs.ListAsync("s/p00/tile/0/", default);
        objects.ShouldContain("s/p00/tile/0/000");
        objects.ShouldNotContain(o => o.StartsWith("s/p00/tile/0/000.p/", StringComparison.Ordinal));
        bench.Signed().Root.ShouldBe(RootOf(bench));
        var tiles = new LogTiles(bench.Logs, "s/p00").Reader(301);
        InclusionProof.Verify(
            MerkleTree.HashLeaf(bench.Store.Rows[17].LeafBytes.Span), 17, 301, InclusionProof.Create(17, 301, tiles.Read), bench.Signed().Root)
            .ShouldBeTrue();
    }

    private static MerkleHash RootOf(LineBench bench)
    {
        var frontier = new Frontier();
        foreach (var row in bench.Store.Rows) frontier.Append(MerkleTree.HashLeaf(row.LeafBytes.Span));
        return frontier.Root();
    }

    private sealed class BreakingPrices(string model) : IPriceList
    {
        public string Version => "test/1";

        public ModelPrice? Find(PriceQuestion question) =>
            question.ModelAnswered == model || question.ModelRequested == model ? throw new InvalidOperationException("broken list") : null;
    }
}
