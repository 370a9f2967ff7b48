using System.Buffers;
using System.Text;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Core.Tests.Packs;

public sealed class PackFormatTests
{
    private static readonly MerkleHash A = MerkleTree.HashLeaf("a"u8);
    private static readonly DateTimeOffset Day = new(2026, 9, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_manifest_has_the_frozen_bytes_and_reads_back()
    {
        var manifest = new PackManifest("pack-1", Day, [new("b/c", new string('0', 64), 3), new("a", new string('f', 64), 0)]);

        var bytes = manifest.Write();
        var read = PackManifest.TryParse(bytes, out var fault)!;

        Encoding.UTF8.GetString(bytes).ShouldBe(
            """{"created":"2026-09-02T00:00:00Z","files":[{"path":"a","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","size":0},{"path":"b/c","sha256":"0000000000000000000000000000000000000000000000000000000000000000","size":3}],"pack":"pack-1","v":1}""");
        fault.ShouldBeNull();
        read.Created.ShouldBe(Day);
        read.Files.Count.ShouldBe(2);
        read.Write().ShouldBe(bytes);
    }

    [Theory]
    [InlineData("""{"created":"2026-09-02T00:00:00Z","files":[],"pack":"p","v":2}""")]
    [InlineData("""{"created":"2026-09-02T00:00:00Z","files":[],"pack":"p"}""")]
    [InlineData("""{"created":"2026-09-02","files":[],"pack":"p","v":1}""")]
    [InlineData("""{"created":"2026-09-02T00:00:00Z","extra":1,"files":[],"pack":"p","v":1}""")]
    [InlineData("""{"created":"2026-09-02T00:00:00Z","files":[{"path":"../a","sha256":"0000000000000000000000000000000000000000000000000000000000000000","size":3}],"pack":"p","v":1}""")]
    [InlineData("""{"created":"2026-09-02T00:00:00Z","files":[{"path":"manifest.json","sha256":"0000000000000000000000000000000000000000000000000000000000000000","size":3}],"pack":"p","v":1}""")]
    [InlineData("""{"created":"2026-09-02T00:00:00Z","files":[{"path":"a","sha256":"00","size":3}],"pack":"p","v":1}""")]
    [InlineData("""{"created":"2026-09-02T00:00:00Z","files":[{"path":"a","sha256":"0000000000000000000000000000000000000000000000000000000000000000","size":-1}],"pack":"p","v":1}""")]
    [InlineData("""{"created":"2026-09-02T00:00:00Z","files":[{"path":"a","sha256":"0000000000000000000000000000000000000000000000000000000000000000","size":1},{"path":"A","sha256":"0000000000000000000000000000000000000000000000000000000000000000","size":1}],"pack":"p","v":1}""")]
    public void Other_manifests_are_refused(string json)
    {
        PackManifest.TryParse(Encoding.UTF8.GetBytes(json), out var fault).ShouldBeNull();
        fault.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("a/b.txt", true)]
    [InlineData("streams/p00/to/head.tlog-proof", true)]
    [InlineData("", false)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    [InlineData("a//b", false)]
    [InlineData("../a", false)]
    [InlineData("a/..", false)]
    [InlineData("./a", false)]
    [InlineData("a\\b", false)]
    [InlineData("C:a", false)]
    [InlineData("a\u0000", false)]
    [InlineData("ä", false)]
    [InlineData("a.", false)]
    public void Paths_are_safe_or_refused(string path, bool safe) => PackPaths.IsSafe(path).ShouldBe(safe);

    [Fact]
    public void A_stream_file_reads_back_with_pending_numbers_and_unknown_members()
    {
        var file = new StreamFile("d/s/p00", 4, 9, true, [A], [A, A], Pending: [new("gw-1", [5, 9])]);

        var text = Encoding.UTF8.GetString(file.Write());
        var read = StreamFile.TryParse(Encoding.UTF8.GetBytes(text.Replace("\"to\":9", "\"to\":9,\"zone\":{\"a\":[1]}", StringComparison.Ordinal)), out _)!;

        text.ShouldContain("\"pending\":[{\"gs\":[5,9],\"gw\":\"gw-1\"}]");
        read.Pending!.ShouldHaveSingleItem().Numbers.ShouldBe([5, 9]);
        read.Write().ShouldBe(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData("\"from\":4", "\"from\":10")]
    [InlineData("\"from\":4", "\"from\":-1")]
    [InlineData("\"complete\":true", "\"complete\":\"true\"")]
    [InlineData("\"gs\":[5,9]", "\"gs\":[9,5]")]
    [InlineData("\"gs\":[5,9]", "\"gs\":[5,5]")]
    [InlineData("\"gs\":[5,9]", "\"gs\":[0]")]
    [InlineData("\"origin\":\"d/s/p00\"", "\"origin\":\"d s\"")]
    [InlineData("\"to\":9", "\"to\":9,\"to\":9")]
    public void A_malformed_stream_file_is_refused(string good, string bad)
    {
        var text = Encoding.UTF8.GetString(new StreamFile("d/s/p00", 4, 9, true, [A], [A], Pending: [new("gw-1", [5, 9])]).Write());

        StreamFile.TryParse(Encoding.UTF8.GetBytes(text.Replace(good, bad, StringComparison.Ordinal)), out var fault).ShouldBeNull();

        fault.ShouldNotBeNull();
    }

    [Fact]
    public void A_record_has_the_frozen_line_and_reads_back()
    {
        var record = new PackRecord(7, "{}"u8.ToArray(), [A], new Dictionary<string, PackPart>
        {
            ["raw"] = new(PartState.Erased, KekId: "000102030405060708090a0b0c0d0e0f"),
            ["body"] = new(PartState.Disclosed, Array.Empty<byte>(), new byte[32]),
        });

        var line = Line(record);
        var read = PackRecord.TryParse(Encoding.UTF8.GetBytes(line.TrimEnd('\n')), out _)!;

        line.ShouldBe(
            """{"index":7,"leaf":"e30=","parts":{"body":{"payload":"","salt":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","state":"disclosed"},"raw":{"kek_id":"000102030405060708090a0b0c0d0e0f","state":"erased"}},"proof":["Aippeebat6pa5MPl5F9+l3ESp+Y1k4INvsHsc4ok+Tw="]}""" + "\n");
        Line(read).ShouldBe(line);
        read.Parts["body"].Payload!.Value.Length.ShouldBe(0);
        read.Parts["raw"].Payload.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"index":7}""")]
    [InlineData("""{"index":7,"leaf_hash":"e30="}""")]
    [InlineData("""{"index":-7,"leaf":"e30="}""")]
    [InlineData("""{"index":7,"leaf":"e30"}""")]
    [InlineData("""{"index":7,"leaf":"e30=","parts":{"a":{"state":"gone"}}}""")]
    [InlineData("""{"index":7,"leaf":"e30=","parts":{"a":{"payload":"e30=","state":"disclosed"}}}""")]
    [InlineData("""{"index":7,"leaf":"e30=","parts":{"a":{"payload":"e30=","state":"withheld"}}}""")]
    [InlineData("""{"index":7,"leaf":"e30=","parts":{"a":{"kek_id":"00","state":"erased"}}}""")]
    [InlineData("""{"index":7,"leaf":"e30=","parts":{"a":{"ciphertext":"e30=","state":"erased"}}}""")]
    [InlineData("""{"index":7,"leaf":"e30=","proof":["e30="]}""")]
    [InlineData("""{"index":7, "leaf":"e30="}""")]
    public void A_malformed_record_is_refused(string line)
    {
        PackRecord.TryParse(Encoding.UTF8.GetBytes(line), out var fault).ShouldBeNull();
        fault.ShouldNotBeNull();
    }

    [Fact]
    public void A_consistency_file_reads_back()
    {
        var bytes = ConsistencyFile.Write([new(2, 7, [A])]);

        ConsistencyFile.TryParse(bytes, out _)!.ShouldHaveSingleItem().New.ShouldBe(7);
        ConsistencyFile.TryParse("{}"u8.ToArray(), out var fault).ShouldBeNull();
        fault.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"n":0,"stream":"d/s/p","type":"heartbeat","v":1}""", true)]
    [InlineData("""{"gs":1,"gw":"g","id":"i","n":0,"stream":"d/s/p","type":"loss","v":1}""", true)]
    [InlineData("""{"gs":0,"gw":"g","meta":{"open":0},"n":0,"stream":"d/s/p","type":"heartbeat","v":1}""", true)]
    [InlineData("""{"gs":1,"gw":"g","id":"i","meta":{"lost":9,"reason":"r"},"n":0,"stream":"d/s/p","type":"loss","v":1}""", true)]
    [InlineData("""{"gs":0,"gw":"g","id":"i","meta":{"lost":9},"n":0,"stream":"d/s/p","type":"loss","v":1}""", false)]
    [InlineData("""{"gs":1,"gw":"g","id":"i","meta":{"lost":0},"n":0,"stream":"d/s/p","type":"loss","v":1}""", false)]
    [InlineData("""{"gs":1,"gw":"g","id":"i","meta":{"lost":9},"n":0,"stream":"d/s/p","type":"reject","v":1}""", false)]
    [InlineData("""{"n":0,"stream":"d/s/p","type":"interaction","v":1}""", false)]
    [InlineData("""{"gw":"g","n":0,"stream":"d/s/p","type":"loss","v":1}""", false)]
    [InlineData("""{"n":0,"stream":"d/s/p","type":"tally","v":1}""", false)]
    [InlineData("""{"n":0,"stream":"d/s/p","type":"heartbeat","v":2}""", false)]
    [InlineData("""{"n":0,"type":"heartbeat","v":1}""", false)]
    [InlineData("""{"id":"i","n":0,"parts":{"body":{"kh":"x"}},"stream":"d/s/p","type":"loss","v":1}""", false)]
    public void A_leaf_says_what_its_type_must(string leaf, bool good) =>
        (LeafFacts.TryParse(Encoding.UTF8.GetBytes(leaf), out _) is not null).ShouldBe(good);

    private static string Line(PackRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        record.Write(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
