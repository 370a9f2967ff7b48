using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Custody.Scrub;
using AuditPipeline.Processor.Seal;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Processor.Tests.Scrub;

public sealed class StreamScrubTests
{
    private static readonly MerkleHash Other = MerkleTree.HashLeaf("other"u8);

    // What stands in a log of 70,000 leaves, which byte is changed, and what that is called.
    private static readonly (string Tile, int Place, string Named)[] FlippedTiles =
    [
        ("s/p00/tile/0/003", 32 * 5, "p00 773-773 tile 0/003"),
        ("s/p00/tile/1/000", 32 * 7, "p00 1792-2047 tile 1/000"),
        ("s/p00/tile/1/001.p/17", 32 * 2, "p00 66048-66303 tile 1/001.p/17"),
        ("s/p00/tile/2/000.p/1", 3, "p00 0-65535 tile 2/000.p/1"),
        ("s/p00/tile/0/273.p/112", 0, "p00 69888-69888 tile 0/273.p/112"),
    ];

    [Fact]
    public async Task What_the_line_sealed_is_clean_and_counted()
    {
        var bench = await ScrubBench.OfLineAsync(20);

        var pass = await bench.RunAsync();

        ScrubBench.Said(pass).ShouldBeEmpty();
        pass.Reports.Select(r => (r.Log, r.Size, r.Rows, r.Done)).ShouldBe([("anchor", 1, 1, true), ("p00", 21, 21, true)]);
        var stream = pass.Reports[1];
        (stream.Content, stream.Ciphertexts, stream.Keys).ShouldBe((new(20, 0), new(20, 0), new(40, 0)));
        pass.Finished.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(4_096)]
    [InlineData(65_536)]
    public async Task Log_of_any_size_is_clean(int size)
    {
        var bench = await ScrubBench.OfManyAsync(size);

        var pass = await bench.RunAsync();

        ScrubBench.Said(pass).ShouldBeEmpty();
        pass.Reports[1].Rows.ShouldBe(size);
    }

    [Fact]
    public async Task Row_that_is_missing_is_named_first_middle_and_last()
    {
        var bench = await ScrubBench.OfManyAsync(5_000);
        bench.Store.Rows.RemoveAll(r => r.Row.Index is 0 or 2_000 or 2_001 or 4_999);

        (await bench.FaultsAsync()).ShouldBe(["p00 0-0 missing row", "p00 2000-2001 missing row", "p00 4999-4999 missing row"]);
    }

    [Fact]
    public async Task Store_without_rows_is_one_fault_with_every_index_counted()
    {
        var bench = await ScrubBench.OfManyAsync(5_000);
        bench.Store.Rows.Clear();

        var pass = await bench.RunAsync();

        ScrubBench.Said(pass).ShouldBe(["p00 0-4999 missing row"]);
        pass.Faults.ShouldBe(5_000);
    }

    [Fact]
    public async Task Changed_leaf_column_position_and_double_are_named_with_their_index()
    {
        var bench = await ScrubBench.OfManyAsync(1_000);
        bench.Store.Change(3, row => row with { LeafHash = Other, DifferingColumns = ["outcome"] });
        bench.Store.Change(4, row => row with { DifferingColumns = ["cost_usd", "outcome"] });
        bench.Store.Change(5, row => row with { Leaf = null, LeafHash = Other });
        bench.Store.Change(600, row => row with { QueuePosition = 7_000_000 });
        bench.Store.Change(700, row => row with { QueuePosition = 1 });
        bench.Store.Change(800, row => row with { QueuePosition = -1 });
        bench.Store.Change(900, row => row with { StoredBytes = 1 });
        bench.Store.Rows.Add(bench.Store.Rows[999]);

        (await bench.FaultsAsync()).ShouldBe(
            [
                "p00 3-3 leaf", "p00 4-4 column cost_usd", "p00 4-4 column outcome", "p00 5-5 leaf", "p00 600-600 column queue_position",
                "p00 700-700 column queue_position", "p00 800-800 column queue_position", "p00 999-999 row twice", "p00 900-900 column stored_bytes",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Row_moved_to_another_index_is_missed_there_and_named_here()
    {
        var bench = await ScrubBench.OfManyAsync(10);
        bench.Store.Change(4, row => row with { Index = 5, DifferingColumns = ["n"] });

        (await bench.FaultsAsync()).ShouldBe(["p00 4-4 missing row", "p00 5-5 row twice", "p00 5-5 column n"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(CustodyTable.Content, "content of body")]
    [InlineData(CustodyTable.Payloads, "ciphertext of raw")]
    [InlineData(CustodyTable.Keys, "key of body")]
    public async Task Changed_part_is_named(CustodyTable table, string what)
    {
        var bench = await ScrubBench.OfLineAsync(10);
        bench.Store.Change(7, table, part => part with { Digest = Other });

        (await bench.FaultsAsync()).ShouldBe([$"p00 7-7 {what}"]);
    }

    [Fact]
    public async Task Rows_of_parts_that_belong_to_nothing_are_named_and_absent_ones_are_counted_only()
    {
        var bench = await ScrubBench.OfLineAsync(10);
        bench.Store.Parts.RemoveAll(p => p.Part.Index == 2 && p.Table == CustodyTable.Keys);
        bench.Store.Parts.RemoveAll(p => p.Part.Index == 3 && p.Table == CustodyTable.Content);
        bench.Store.Parts.Add(bench.Store.Parts.Find(p => p.Part.Index == 4 && p.Table == CustodyTable.Payloads));
        bench.Store.Change(5, CustodyTable.Payloads, part => part with { Part = "other" });
        bench.Store.Change(6, CustodyTable.Content, part => part with { Id = "other", DifferingColumns = ["session"] });
        bench.Store.Change(8, CustodyTable.Content, part => part with { Index = 900_000_000, CapturedAt = default });
        bench.Store.Rows.RemoveAll(r => r.Row.Index == 9);

        var pass = await bench.RunAsync();

        ScrubBench.Said(pass).ShouldBe(
            [
                "p00 9-9 missing row", "p00 4-4 ciphertext of raw twice", "p00 5-5 ciphertext of a part the leaf does not name",
                "p00 6-6 column id of content of body", "p00 6-6 column session of content of body", "p00 9-9 content without a row",
                "p00 9-9 ciphertext without a row", "p00 9-9 key without a row", "p00 900000000-900000000 content beyond the log",
            ],
            ignoreOrder: true);
        pass.Reports[1].Content.ShouldBe(new PartPresence(7, 2));
        pass.Reports[1].Ciphertexts.ShouldBe(new PartPresence(8, 1));
        pass.Reports[1].Keys.ShouldBe(new PartPresence(16, 2));
    }

    [Fact]
    public async Task Tile_with_a_flipped_bit_is_named_itself_and_no_row()
    {
        var bench = await ScrubBench.OfManyAsync(70_000);

        foreach (var (tile, place, named) in FlippedTiles)
        {
            bench.Flip(tile, place);
            var faults = await bench.FaultsAsync();
            bench.Flip(tile, place);

            faults.ShouldBe([named]);
        }
    }

    [Fact]
    public async Task Any_single_bit_of_any_tile_is_found()
    {
        var bench = await ScrubBench.OfManyAsync(700);
        var random = new Random(7);

        foreach (var tile in (await bench.Logs.ListAsync("s/p00/tile", default)).ToList())
        {
            for (var turn = 0; turn < 8; turn++)
            {
                var place = random.Next(bench.Logs[tile]!.Length);
                bench.Flip(tile, place);
                var faults = await bench.FaultsAsync();
                bench.Flip(tile, place);

                // What a batch left behind and a wider tile replaced is read by nobody.
                if (tile.Contains(".p/", StringComparison.Ordinal) && !tile.EndsWith(".p/188", StringComparison.Ordinal) && !tile.EndsWith("1/000.p/2", StringComparison.Ordinal)) continue;
                faults.Count.ShouldBe(1, $"{tile} at {place}");
                faults[0].ShouldContain(" tile ");
            }
        }

        (await bench.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Row_and_tile_changed_to_agree_are_found_by_the_tile_above()
    {
        var bench = await ScrubBench.OfManyAsync(700);
        bench.Store.Change(300, row => row with { LeafHash = Other });
        var tile = bench.Logs["s/p00/tile/0/001"]!.ToArray();
        Other.CopyTo(tile.AsSpan(32 * 44));
        bench.Logs["s/p00/tile/0/001"] = tile;

        (await bench.FaultsAsync()).ShouldBe(["p00 256-511 tile 0/001"]);
    }

    [Fact]
    public async Task Row_tiles_and_state_rewritten_under_an_old_checkpoint_are_found_by_it()
    {
        var bench = await ScrubBench.OfManyAsync(700);
        var signed = bench.Logs["s/p00/checkpoint"];
        var forged = await ForgedAsync(700, 300);
        forged.Logs["s/p00/checkpoint"] = signed;

        (await forged.FaultsAsync()).ShouldBe(["p00 checkpoint"]);
    }

    [Fact]
    public async Task Log_rewritten_with_its_own_key_is_clean_and_a_kept_checkpoint_tells_it()
    {
        var kept = Checkpoint.Parse(SignedNote.Parse((await ScrubBench.OfManyAsync(700)).Logs["s/p00/checkpoint"]!)!.Text)!;
        var forged = await ForgedAsync(900, 300);

        var faults = await forged.FaultsAsync();

        faults.ShouldBeEmpty();
        new LogFolder(forged.Logs, "s/p00").Tiles.Reader(900).Frontier(kept.Size).Root().ShouldNotBe(kept.Root);
    }

    [Fact]
    public async Task Stream_rewritten_with_its_own_key_is_found_by_its_head_in_the_anchor_log()
    {
        var bench = await ScrubBench.OfLineAsync(20);
        var anchored = AnchorState.Parse(bench.Logs["anchor/state"]!);
        var (origin, head) = anchored.Heads.Single();
        var heads = new Dictionary<string, StreamHead> { [origin] = head with { Root = Other } };
        bench.Logs["anchor/state"] = new AnchorState(anchored.Size, anchored.Frontier, heads).Format();

        (await bench.FaultsAsync()).ShouldBe(["anchor state", "p00 head in the anchor log"]);
    }

    [Fact]
    public async Task State_that_disagrees_with_tiles_and_checkpoint_is_named()
    {
        var bench = await ScrubBench.OfManyAsync(700);
        var state = StreamState.Parse(bench.Logs["s/p00/state"]!);
        bench.Logs["s/p00/state"] = (state with { Frontier = [Other, .. state.Frontier.Skip(1)] }).Format();
        var changed = await bench.FaultsAsync();
        bench.Logs["s/p00/state"] = "{}"u8.ToArray();
        var broken = await bench.FaultsAsync();
        bench.Logs["s/p00/state"] = (await ScrubBench.OfManyAsync(600)).Logs["s/p00/state"];
        var old = await bench.FaultsAsync();

        changed.ShouldBe(["p00 state"]);
        broken.ShouldBe(["p00 state"]);
        old.ShouldBe(["p00 600-699 state behind the checkpoint"]);
    }

    [Fact]
    public async Task Checkpoint_of_another_key_or_origin_is_named()
    {
        var bench = await ScrubBench.OfManyAsync(10);
        bench.Flip("s/p00/checkpoint", bench.Logs["s/p00/checkpoint"]!.Length - 10);
        var signature = await bench.FaultsAsync();
        await bench.SignAsync("s/p00", new StreamHead("audit.test/s/p01", 10, Other));
        var origin = await bench.FaultsAsync();

        signature.ShouldBe(["p00 signature of the checkpoint"]);
        origin.ShouldBe(["p00 checkpoint"]);
    }

    [Fact]
    public async Task Rows_the_log_is_about_to_take_are_no_fault_and_those_it_cannot_take_are()
    {
        var bench = await ScrubBench.OfManyAsync(100);
        foreach (var n in Enumerable.Range(100, 50)) bench.Store.Rows.Add((ScrubBench.Stream.Value, MemoryCustody.RowOf(Records.Heartbeat(ScrubBench.Stream, n, n, []))));
        var inFlight = await bench.RunAsync();
        bench.Store.Change(120, row => row with { DifferingColumns = ["outcome"] });
        var changed = await bench.RunAsync();
        bench.Store.Rows.RemoveAll(r => r.Row.Index == 100);
        var holed = await bench.RunAsync();

        ScrubBench.Said(inFlight).ShouldBeEmpty();
        inFlight.Reports[1].InFlight.ShouldBe(50);
        ScrubBench.Said(changed).ShouldBe(["p00 120-120 column outcome"]);
        ScrubBench.Said(holed).ShouldBe(["p00 101-149 row beyond the log"]);
    }

    [Fact]
    public async Task Rows_under_a_name_that_is_no_stream_are_told_without_the_name()
    {
        var bench = await ScrubBench.OfManyAsync(3);
        bench.Store.Rows.Add(("../jan@example.org", bench.Store.Rows[1].Row));
        bench.Store.Rows.Add(("p07", bench.Store.Rows[1].Row));

        (await bench.FaultsAsync()).ShouldBe(["store rows under a name that is no stream", "p07 1-1 row beyond the log"]);
    }

    [Fact]
    public async Task List_of_faults_is_bounded_and_the_rest_counted()
    {
        var bench = await ScrubBench.OfManyAsync(5_000);
        bench.Store.Rows.RemoveAll(r => r.Row.Index % 2 == 0);

        var report = (await bench.RunAsync()).Reports[1];

        (report.FaultCount, report.Faults.Count, report.Unlisted).ShouldBe((2_500, ScrubReport.MostFaults, 1_500));
    }

    [Fact]
    public async Task Walk_that_was_cut_goes_on_and_ends_with_the_same_report()
    {
        var bench = await ScrubBench.OfManyAsync(10_000);
        bench.Store.Rows.RemoveAll(r => r.Row.Index is 5 or 9_000);
        var whole = await bench.RunAsync();
        ScrubPass? cut = null;
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => bench.Walk().RunAsync(
            new ScrubPass("one", bench.Clock.GetUtcNow(), null, ScrubScope.All, []), 0,
            so =>
            {
                cut = so;
                if (so.Reports[^1].Next == 4_096) stop.Cancel();
            },
            stop.Token));
        var rest = await bench.Walk().RunAsync(cut!, 0, _ => { }, default);

        cut!.Reports[^1].Next.ShouldBe(4_096);
        ScrubBench.Said(rest).ShouldBe(ScrubBench.Said(whole));
        rest.Reports[1].Rows.ShouldBe(9_998);
    }

    [Fact]
    public async Task Scope_names_a_stream_and_an_index()
    {
        var bench = await ScrubBench.OfManyAsync(1_000);
        bench.Store.Rows.RemoveAll(r => r.Row.Index is 5 or 900);

        var pass = await bench.RunAsync(new ScrubScope("p00", 600));

        ScrubBench.Said(pass).ShouldBe(["p00 900-900 missing row"]);
        pass.Reports[1].From.ShouldBe(512);
    }

    // The same log with one leaf changed, rebuilt whole and signed with the real key.
    private static async Task<ScrubBench> ForgedAsync(int size, int changed)
    {
        var bench = await ScrubBench.OfManyAsync(size);
        var record = Records.Heartbeat(ScrubBench.Stream, changed, changed + 1, []);
        bench.Store.Change(changed, _ => MemoryCustody.RowOf(record));
        var hashes = bench.Store.Rows.Select(r => r.Row.LeafHash).ToArray();
        var frontier = new Frontier();
        foreach (var hash in hashes) frontier.Append(hash);
        await bench.Logs.RemoveAsync("s", default);
        var state = new StreamState(size, frontier.Hashes.ToArray(), size, new Dictionary<string, long>(), null);
        await new LogFolder(bench.Logs, "s/p00").AppendAsync(0, hashes, state, default);
        await bench.SignAsync("s/p00", new StreamHead("audit.test/s/p00", size, frontier.Root()));
        return bench;
    }
}
