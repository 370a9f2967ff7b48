using System.IO.Compression;
using System.Text;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify.Tests;

public sealed class PackVerifierTests
{
    private const string Records = "streams/p00/records.jsonl";
    private const string StreamPath = "streams/p00/stream.json";

    [Fact]
    public void An_untouched_pack_is_intact_and_counted()
    {
        using var pack = TestPack.Rich();

        var verdict = pack.Verify();

        verdict.FirstBroken.ShouldBeNull();
        verdict.Intact.ShouldBeTrue();
        verdict.Steps.Select(s => s.Name).ShouldBe(Enum.GetValues<StepName>());
        verdict.Steps.Single(s => s.State is not StepState.Passed).Name.ShouldBe(StepName.Period);
        verdict.Notes.ShouldBeEmpty();
        verdict.Counts.ShouldBe(new PackCounts(
            pack.Files.Count - 1, pack.Files.Where(f => f.Key != PackPaths.Manifest).Sum(f => f.Value.LongLength), Anchors: 2, Timestamps: 2,
            Cosignatures: 2, Streams: 1, Statements: 3, Records: 7, Disclosed: 2, Withheld: 1, Erased: 2, Expired: 1));
    }

    [Fact]
    public void A_loss_accounts_for_its_numbers_and_a_heartbeat_for_none()
    {
        using var pack = new TestPack();
        pack.Draw(
            [
                new(0, System: null, Heartbeat: true), new(1), new(2, Lost: 40), new(42), new(43, System: null, Heartbeat: true), new(43),
            ]);

        var verdict = pack.Verify();

        verdict.FirstBroken.ShouldBeNull();
        (verdict.Counts.Records, verdict.Counts.Lost).ShouldBe((6, 40));
        verdict.Steps.Single(s => s.Name == StepName.Numbers).What.ShouldContain("capture losses account for 40 calls");
    }

    [Fact]
    public void A_number_that_is_lost_and_recorded_is_found()
    {
        using var pack = new TestPack();
        pack.Draw([new(1), new(2, Lost: 4), new(4), new(6)]);

        pack.Verify().FirstBroken.ShouldNotBeNull().Name.ShouldBe(StepName.Numbers);
    }

    [Fact]
    public void A_number_behind_a_loss_must_be_the_next_one()
    {
        using var pack = new TestPack();
        pack.Draw([new(1), new(2, Lost: 4), new(7)]);

        var broken = pack.Verify().FirstBroken.ShouldNotBeNull();

        broken.Name.ShouldBe(StepName.Numbers);
        broken.What.ShouldContain("number 6 is missing");
    }

    [Fact]
    public async Task A_zip_gets_the_verdict_of_the_folder()
    {
        using var pack = TestPack.Rich();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "pack.zip");
        pack.Zip(path);

        var verdict = await PackVerifier.VerifyAsync(path, pack.Pinned, stop: TestContext.Current.CancellationToken);

        verdict.Intact.ShouldBeTrue(verdict.FirstBroken?.ToString());
        verdict.Counts.ShouldBe(pack.Verify().Counts);
    }

    [Fact]
    public void Every_flipped_byte_of_every_file_is_found_and_the_file_named()
    {
        using var pack = TestPack.Rich();
        using var folder = new TemporaryFolder();
        foreach (var (path, bytes) in pack.Files) folder.Write(path, bytes);

        foreach (var (path, bytes) in pack.Files)
        {
            for (var i = 0; i < bytes.Length; i += bytes.Length > 500 ? 13 : 1)
            {
                var flipped = bytes.ToArray();
                flipped[i] ^= (byte)(1 << (i % 8));
                folder.Write(path, flipped);

                var broken = Check(folder.Path, pack.Pinned).FirstBroken.ShouldNotBeNull($"{path} byte {i}");

                // A flipped manifest may name another file as wrong, or lack one; both are told at the manifest's link or by its note.
                if (path != PackPaths.Manifest) broken.Path.ShouldBe(path, $"byte {i}");
            }

            folder.Write(path, bytes);
        }
    }

    [Fact]
    public void Every_flipped_byte_sealed_over_again_is_found_all_the_same()
    {
        using var pack = TestPack.Rich();
        // Pinned copies stand for the keys; a token has bytes its signature does not cover (CMS version and algorithm lists).
        var harmless = new[] { PackPaths.LogKey, PackPaths.WitnessKey, PackPaths.TimestampRoots, PackPaths.Note, PackPaths.Manifest };
        foreach (var (path, bytes) in pack.Files.Where(f => !harmless.Contains(f.Key) && !f.Key.EndsWith(".tsr", StringComparison.Ordinal)).ToList())
        {
            for (var i = 0; i < bytes.Length; i += 61)
            {
                var flipped = bytes.ToArray();
                flipped[i] ^= 1;
                pack.Files[path] = flipped;
                pack.Seal();

                var verdict = pack.Verify();

                verdict.FirstBroken.ShouldNotBeNull($"{path} byte {i}");
            }

            pack.Files[path] = bytes;
        }
    }

    [Fact]
    public void A_file_removed_or_added_is_named()
    {
        using var pack = TestPack.Rich();
        foreach (var path in pack.Files.Keys.ToList())
        {
            var bytes = pack.Files[path];
            pack.Files.Remove(path);

            var broken = pack.Verify().FirstBroken!;

            broken.Name.ShouldBe(StepName.Manifest);
            broken.Path.ShouldBe(path);
            pack.Files[path] = bytes;
        }

        pack.Files["extra/x.txt"] = [1];
        pack.Verify().FirstBroken!.Path.ShouldBe("extra/x.txt");
    }

    [Fact]
    public void A_link_in_the_folder_is_refused()
    {
        using var pack = TestPack.Rich();
        using var folder = new TemporaryFolder();
        foreach (var (path, bytes) in pack.Files) folder.Write(path, bytes);
        File.Move(Path.Combine(folder.Path, PackPaths.LogKey), Path.Combine(folder.Path, "elsewhere"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, PackPaths.LogKey), Path.Combine(folder.Path, "elsewhere"));

        var broken = Check(folder.Path, pack.Pinned).FirstBroken!;

        broken.Path.ShouldBe(PackPaths.LogKey);
        broken.What.ShouldContain("link");
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/evil")]
    [InlineData("a\\..\\evil")]
    public void A_path_that_leads_out_of_a_zip_is_refused(string name)
    {
        using var pack = TestPack.Rich();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "pack.zip");
        pack.Zip(path);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) zip.CreateEntry(name);

        var broken = Check(path, pack.Pinned).FirstBroken!;

        broken.Name.ShouldBe(StepName.Manifest);
        broken.What.ShouldContain("not safe");
    }

    [Fact]
    public void A_zip_bomb_is_cut_off_at_the_size_the_manifest_names()
    {
        using var pack = TestPack.Rich();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "pack.zip");
        pack.Files[Records] = new byte[50_000_000];
        pack.Zip(path);

        var broken = Check(path, pack.Pinned).FirstBroken!;

        broken.Path.ShouldBe(Records);
        broken.What.ShouldContain("longer");
    }

    [Fact]
    public void A_file_twice_in_a_zip_and_what_is_no_zip_are_refused()
    {
        using var pack = TestPack.Rich();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "pack.zip");
        pack.Zip(path);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) zip.CreateEntry(PackPaths.LogKey);
        folder.Write("other.zip", [1, 2, 3]);

        Check(path, pack.Pinned).FirstBroken!.What.ShouldContain("twice");
        Check(Path.Combine(folder.Path, "other.zip"), pack.Pinned).FirstBroken!.What.ShouldContain("neither");
        Should.Throw<FileNotFoundException>(() => Check(Path.Combine(folder.Path, "none.zip"), pack.Pinned));
    }

    [Fact]
    public void Without_a_pinned_key_the_verdict_says_whose_key_was_used()
    {
        using var pack = TestPack.Rich();

        var verdict = pack.Verify(new VerifyOptions());

        verdict.Intact.ShouldBeTrue(verdict.FirstBroken?.ToString());
        verdict.Notes.ShouldContain("signed by the key inside the pack; pin your own copy with --key");
        verdict.Notes.ShouldContain(n => n.Contains("witness key inside the pack", StringComparison.Ordinal));
        verdict.Notes.ShouldContain(n => n.Contains("root inside the pack", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_key_than_the_pinned_one_is_refused_and_either_of_two_is_accepted()
    {
        using var pack = TestPack.Rich();
        var other = new VerifierKey(TestPack.Deployment + "/anchor", NoteKeyType.Ed25519, AuditPipeline.Core.Cryptography.Ed25519.PublicKeyFromSeed(new byte[32]));

        pack.Verify(pack.Pinned with { LogKeys = [other] }).FirstBroken!.Name.ShouldBe(StepName.AnchorSignature);
        pack.Verify(pack.Pinned with { LogKeys = [other, pack.LogKey] }).Intact.ShouldBeTrue();
        pack.Verify(pack.Pinned with { LogKeys = [pack.LogKey.Under("other.example/anchor")] }).FirstBroken!.Name.ShouldBe(StepName.AnchorSignature);
    }

    [Fact]
    public void A_manifest_made_anew_without_the_log_key_is_found()
    {
        using var pack = TestPack.Rich();
        var note = pack.Files[PackPaths.Note];
        pack.Files["findings.json"] = "{}"u8.ToArray();
        pack.Seal();
        pack.Files[PackPaths.Note] = note;
        var manifest = PackManifest.TryParse(pack.Files[PackPaths.Manifest], out _)!;
        pack.Files[PackPaths.Manifest] = (manifest with
        {
            Files = [.. manifest.Files.Select(f => f.Path == PackPaths.Note
                ? new PackFile(f.Path, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(note)), note.Length) : f)],
        }).Write();

        pack.Verify().FirstBroken!.Path.ShouldBe(PackPaths.Manifest);
        pack.Seal(withNote: false);
        pack.Verify().Notes.ShouldContain(n => n.Contains("pack.note", StringComparison.Ordinal));
        pack.Verify(pack.Pinned with { RequirePackNote = true }).FirstBroken!.Path.ShouldBe(PackPaths.Note);
    }

    [Fact]
    public void Missing_witness_and_token_break_only_when_demanded()
    {
        using var pack = TestPack.Rich();
        var otherWitness = new VerifierKey("other.example/w", NoteKeyType.Cosignature, pack.Witness.PublicKey);
        pack.Files.Remove("streams/p00/to/anchor.tsr");
        pack.Seal();

        pack.Verify().FirstBroken!.Path.ShouldBe("streams/p00/to/anchor.tsr");
        pack.Verify(pack.Pinned with { RequireTimestamp = false }).Steps[3].State.ShouldBe(StepState.NotDemanded);
        pack.Verify(pack.Pinned with { WitnessKeys = [pack.Witness, otherWitness] }).FirstBroken!.Name.ShouldBe(StepName.Witnesses);
        pack.Verify(pack.Pinned with { WitnessKeys = [pack.Witness, otherWitness], WitnessQuorum = 1, RequireTimestamp = false })
            .Intact.ShouldBeTrue();
        pack.Verify(pack.Pinned with { WitnessKeys = [], RequireWitness = false, RequireTimestamp = false }).Steps[2].State
            .ShouldBe(StepState.NotDemanded);
    }

    [Fact]
    public void A_token_of_another_root_or_another_checkpoint_is_refused()
    {
        using var pack = TestPack.Rich();
        using var other = new TestAuthority();

        pack.Verify(pack.Pinned with { TimestampRootsPem = other.RootPem }).FirstBroken!.Name.ShouldBe(StepName.Timestamp);
        pack.Files["streams/p00/from/anchor.tsr"] = pack.Files["streams/p00/to/anchor.tsr"];
        pack.Seal();
        pack.Verify().FirstBroken!.Path.ShouldBe("streams/p00/from/anchor.tsr");
    }

    [Theory]
    [InlineData(10, 20, true)]
    [InlineData(15, 15, true)]
    [InlineData(9, 20, false)]
    [InlineData(10, 21, false)]
    public void The_period_must_lie_between_what_others_attested(int startMinute, int endMinute, bool covered)
    {
        using var pack = TestPack.Rich();

        var verdict = pack.Verify(pack.Pinned with
        {
            Period = new VerifyPeriod(TestPack.Start.AddMinutes(startMinute), TestPack.Start.AddMinutes(endMinute)),
        });

        verdict.Intact.ShouldBe(covered);
        if (!covered) verdict.FirstBroken!.Name.ShouldBe(StepName.Period);
    }

    [Fact]
    public void Reordered_doubled_and_dropped_records_are_named()
    {
        using var pack = TestPack.Rich();
        var lines = Encoding.UTF8.GetString(pack.Files[Records]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        string Broken(IEnumerable<string> changed)
        {
            pack.Change(Records, _ => string.Concat(changed.Select(l => l + "\n")));
            var broken = pack.Verify().FirstBroken!;
            broken.Name.ShouldBe(StepName.Leaves);
            broken.Path.ShouldBe(Records);
            return $"{broken.Record}: {broken.What}";
        }

        Broken([lines[1], lines[0], .. lines[2..]]).ShouldBe("4: stands where record 3 is next");
        Broken([lines[0], lines[0], .. lines[1..]]).ShouldBe("3: stands where record 4 is next");
        Broken([.. lines[..2], .. lines[3..]]).ShouldBe("6: stands where record 5 is next");
        Broken(lines[..^1]).ShouldBe("9: ends before record 9");
        Broken([.. lines, lines[^1]]).ShouldBe("9: stands where record 10 is next");
    }

    [Fact]
    public void A_proof_names_the_record_whose_leaf_was_changed()
    {
        using var pack = new TestPack();
        pack.Draw([new(1), new(2), new(3), new(4)], proofs: true);
        var leaf = Encoding.UTF8.GetString(pack.Leaves[2]);
        var changed = leaf.Replace("\"sys\":\"bot\"", "\"sys\":\"bat\"", StringComparison.Ordinal);

        pack.Change(Records, text => text.Replace(B64(leaf), B64(changed), StringComparison.Ordinal));
        var broken = pack.Verify().FirstBroken!;

        broken.Name.ShouldBe(StepName.Leaves);
        broken.Record.ShouldBe(2);
    }

    [Theory]
    [InlineData(new long[] { 1, 2, 4, 3 }, new long[0], null)]
    [InlineData(new long[] { 1, 2, 4 }, new long[] { 3 }, null)]
    [InlineData(new long[] { 1, 2, 3 }, new long[] { 4, 9 }, null)]
    [InlineData(new long[] { 2, 3 }, new long[] { 1 }, null)]
    [InlineData(new long[] { 1, 2, 4 }, new long[0], "number 3 is missing")]
    [InlineData(new long[] { 2, 3 }, new long[0], "number 1 is missing")]
    [InlineData(new long[] { 1, 2, 2, 3 }, new long[0], "number 2 twice")]
    [InlineData(new long[] { 1, 2, 3, 4, 5, 3 }, new long[0], "number 3 twice")]
    [InlineData(new long[] { 1, 2, 3 }, new long[] { 2 }, "number 2 is named as pending but is in the range")]
    [InlineData(new long[] { 1, 5 }, new long[] { 2, 4 }, "number 3 is missing")]
    public void Gateway_numbers_form_a_set_without_holes_but_those_named(long[] numbers, long[] pending, string? fault)
    {
        using var pack = new TestPack();
        var file = new StreamFile(TestPack.Origin, 0, numbers.Length, true, [], [], Pending: pending.Length > 0 ? [new("gw-1", pending)] : null);

        pack.Draw([.. numbers.Select(n => new TestLeaf(n))], file: file);
        var verdict = pack.Verify();

        if (fault is null)
        {
            verdict.Intact.ShouldBeTrue(verdict.FirstBroken?.ToString());
            verdict.Notes.Count.ShouldBe(pending.Length > 0 ? 1 : 0);
        }
        else
        {
            verdict.FirstBroken!.Name.ShouldBe(StepName.Numbers);
            verdict.FirstBroken.What.ShouldContain(fault);
        }
    }

    [Fact]
    public void One_system_between_two_tallies_is_complete_and_a_dropped_record_is_found()
    {
        TestLeaf[] leaves = [new(1, "hr"), new(2, null), new(3, "hr"), new(4, "bot"), new(5, "hr"), new(6, null), new(7, "hr")];
        var file = new StreamFile(TestPack.Origin, 0, 7, false, [], [], "hr", new TallyPair(1, 5));
        using var whole = new TestPack();
        using var dropped = new TestPack();
        using var claimed = new TestPack();

        whole.Draw(leaves, file: file, shown: i => i is 1 or 2 or 4 or 5);
        dropped.Draw(leaves, file: file, shown: i => i is 1 or 2 or 5);
        claimed.Draw(leaves, file: file, shown: i => i is 2 or 4);

        whole.Verify().Intact.ShouldBeTrue(whole.Verify().FirstBroken?.ToString());
        dropped.Verify().FirstBroken!.Name.ShouldBe(StepName.Numbers);
        claimed.Verify().FirstBroken!.Name.ShouldBe(StepName.Numbers);
    }

    [Fact]
    public void A_selection_needs_a_proof_per_leaf_and_says_what_it_does_not_show()
    {
        using var pack = new TestPack();
        var file = new StreamFile(TestPack.Origin, 0, 5, false, [], []);
        pack.Draw([new(1), new(2), new(3), new(4), new(5)], file: file, shown: i => i is 1 or 3);

        var verdict = pack.Verify();
        pack.Change(Records, text => text[..text.IndexOf(",\"proof\"", StringComparison.Ordinal)] + "}\n");

        verdict.Intact.ShouldBeTrue(verdict.FirstBroken?.ToString());
        verdict.Steps.Single(s => s.Name is StepName.Numbers).State.ShouldBe(StepState.NotDemanded);
        verdict.Notes.ShouldContain(n => n.Contains("a selection of 2 leaves out of 5", StringComparison.Ordinal));
        pack.Verify().FirstBroken!.What.ShouldBe("has no inclusion proof");
    }

    [Theory]
    [InlineData(PartState.Erased, "fffffffffffffffffffffffffffffff0", true)]
    [InlineData(PartState.Erased, TestLeaf.Kek, false)]
    [InlineData(PartState.Expired, TestLeaf.Kek, true)]
    public void What_is_called_gone_without_a_statement_is_found(PartState state, string kekId, bool nameKey)
    {
        using var pack = new TestPack();
        pack.State($$"""{"below":0,"part":"body","stream":"{{TestPack.Origin}}","type":"retention","v":1}""");
        pack.State("""{"by":["a","b"],"ids":[],"type":"erasure","v":1}""");
        pack.Draw([new(1), new(2, State: state, KekId: kekId, NameKey: nameKey)]);

        var broken = pack.Verify().FirstBroken!;

        broken.Name.ShouldBe(StepName.Erasures);
        broken.Record.ShouldBe(1);
    }

    [Fact]
    public void An_erasure_by_one_role_does_not_count()
    {
        using var pack = new TestPack();
        pack.State("""{"by":["a","a"],"ids":[],"type":"erasure","v":1}""");
        pack.Draw([new(1)]);

        var broken = pack.Verify().FirstBroken!;

        broken.Name.ShouldBe(StepName.Erasures);
        broken.Path.ShouldBe("statements/0.leaf");
    }

    [Theory]
    [InlineData("\"state\":\"disclosed\"", "\"state\":\"withheld\"", StepName.Leaves)]
    [InlineData("\"payload\":\"dGV4dCAx\"", "\"payload\":\"dGV4dCAy\"", StepName.Commitments)]
    [InlineData("\"parts\":{\"body\"", "\"parts\":{\"bodz\"", StepName.Commitments)]
    [InlineData("\"index\":1", "\"index\":0", StepName.Leaves)]
    public void A_changed_record_breaks_its_link(string good, string bad, StepName link)
    {
        using var pack = new TestPack();
        pack.Draw([new(1), new(2)]);

        pack.Change(Records, text => text.Replace(good, bad, StringComparison.Ordinal));

        pack.Verify().FirstBroken!.Name.ShouldBe(link);
    }

    [Theory]
    [InlineData("\"from\":3", "\"from\":4")]
    [InlineData("\"to\":10", "\"to\":9")]
    [InlineData("\"origin\":\"audit.example.eu/test/s/p00\"", "\"origin\":\"audit.example.eu/test/s/p01\"")]
    [InlineData("\"consistency\":[", "\"consistency\":[\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",")]
    [InlineData("\"frontier\":[", "\"frontier\":[\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",")]
    [InlineData("\"complete\":true", "\"complete\":1")]
    public void A_changed_range_breaks_stream_consistency(string good, string bad)
    {
        using var pack = TestPack.Rich();

        pack.Change(StreamPath, text => text.Replace(good, bad, StringComparison.Ordinal));

        var broken = pack.Verify().FirstBroken!;
        broken.Name.ShouldBe(StepName.StreamConsistency);
        broken.Path.ShouldBe(StreamPath);
    }

    private static PackVerdict Check(string path, VerifyOptions options) =>
        PackVerifier.Verify(path, options, stop: TestContext.Current.CancellationToken);

    private static string B64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
