using System.Net;
using System.Text;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Log.Witness;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Witness;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Host.Tests.Witness;

public sealed class WitnessServiceTests : IDisposable
{
    private const string Origin = "audit.example/anchor";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly Ed25519PrivateKey _log = new([3, .. new byte[31]]);

    private VerifierKey LogKey => new(Origin, NoteKeyType.Ed25519, _log.PublicKey);

    private string Data => _folder.Below("witness");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    // Trees of up to 4 equal-looking leaves: sizes and histories are all that matters here.
    private static Frontier Tree(int size, string history)
    {
        var tree = new Frontier();
        for (var i = 0; i < size; i++) tree.Append(MerkleTree.HashLeaf(Encoding.ASCII.GetBytes($"{history}{i}")));
        return tree;
    }

    private byte[] Request(int oldSize, int size, string history = "a")
    {
        var head = new Checkpoint(Origin, size, Tree(size, history).Root());
        var proof = ConsistencyProof.Create(oldSize, size, (level, i) =>
        {
            var tree = new Frontier();
            for (var leaf = i << level; leaf < (i + 1) << level; leaf++) tree.Append(MerkleTree.HashLeaf(Encoding.ASCII.GetBytes($"{history}{leaf}")));
            return tree.Root();
        });
        return new AddCheckpointRequest(oldSize, proof, head.Sign(_log.PublicKey, bytes => _log.Sign(bytes.Span)), head).Format();
    }

    private Task<WitnessHost> StartAsync() => WitnessHost.StartAsync(
        new WitnessOptions(Data, new IPEndPoint(IPAddress.Loopback, 0), [LogKey], "witness.example"),
        new SystemRandomness(), new SetClock(Now), NullLoggerFactory.Instance, Cancellation);

    private static async Task<(int Status, string? Type, string Body)> PostAsync(WitnessHost host, byte[] body)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var content = new ByteArrayContent(body);
        using var response = await client.PostAsync(new Uri("add-checkpoint", UriKind.Relative), content, Cancellation);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Checkpoints_that_continue_one_another_are_cosigned_over_HTTP()
    {
        await using var host = await StartAsync();

        var first = await PostAsync(host, Request(0, 3));
        var second = await PostAsync(host, Request(3, 4));

        first.Status.ShouldBe(200);
        var cosignature = new WitnessReply(200, Encoding.UTF8.GetBytes(second.Body)).Cosignature(
            new Checkpoint(Origin, 4, Tree(4, "a").Root()).Format(), host.Verifier);
        cosignature.ShouldNotBeNull().Time.ShouldBe(Now);
        using var client = new HttpClient();
        var status = await client.GetStringAsync(host.Address, Cancellation);
        status.ShouldContain(Origin);
        status.ShouldContain("\"size\": 4");
    }

    [Fact]
    public async Task Every_refusal_has_the_status_of_the_protocol()
    {
        await using var host = await StartAsync();
        await PostAsync(host, Request(0, 3));
        var unknown = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Request(0, 3)).Replace(Origin, "other.example/anchor", StringComparison.Ordinal));
        var unsigned = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Request(0, 3)).Replace("\n3\n", "\n2\n", StringComparison.Ordinal));

        (await PostAsync(host, "old 0\n"u8.ToArray())).Status.ShouldBe(400);
        (await PostAsync(host, unknown)).Status.ShouldBe(404);
        (await PostAsync(host, unsigned)).Status.ShouldBe(403);
        (await PostAsync(host, Request(3, 4, "b"))).Status.ShouldBe(422);
        (await PostAsync(host, Request(0, 4))).ShouldBe((409, WitnessService.SizeType, "3\n"));
        (await PostAsync(host, Request(3, 3, "b"))).ShouldBe((409, WitnessService.SizeType, "3\n"));
        (await PostAsync(host, new byte[AddCheckpointRequest.MaxBytes + 1])).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Killed_after_keeping_and_before_answering_it_goes_on_from_what_it_kept()
    {
        await using (var host = await StartAsync()) await PostAsync(host, Request(0, 3));   // the answer is lost: nobody looks at it

        await using var again = await StartAsync();
        var stale = await PostAsync(again, Request(0, 3));
        var fork = await PostAsync(again, Request(0, 2, "b"));
        var same = await PostAsync(again, Request(3, 3));

        stale.ShouldBe((409, WitnessService.SizeType, "3\n"));
        fork.ShouldBe((409, WitnessService.SizeType, "3\n"));
        same.Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_cosigned_and_not_remembered()
    {
        using var key = WitnessKey.Open(KeyFolder.Open(Path.Combine(Data, "keys")), "witness.example", new SystemRandomness());
        var storage = new RefusingStorage(new FolderLogStorage(Path.Combine(Data, "state")));
        var store = await WitnessStore.OpenAsync(storage, key.Verifier, Cancellation);
        using var service = new WitnessService(key, store, [LogKey], new SetClock(Now), NullLogger.Instance);
        storage.Refuses = true;

        await Should.ThrowAsync<IOException>(() => service.AddAsync(Request(0, 3), Cancellation));
        storage.Refuses = false;

        (await service.AddAsync(Request(0, 2), Cancellation)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task First_checkpoint_that_contradicts_is_kept_as_proof()
    {
        await using (var host = await StartAsync())
        {
            await PostAsync(host, Request(0, 3));
            await PostAsync(host, Request(3, 4, "b"));
            await PostAsync(host, Request(3, 3, "b"));
        }

        var kept = Directory.GetFiles(Path.Combine(Data, "state", "refused")).ShouldHaveSingleItem();
        var note = SignedNote.Parse(await File.ReadAllBytesAsync(kept, Cancellation)).ShouldNotBeNull();
        LogKey.Verify(note).IsGood.ShouldBeTrue();
        Checkpoint.Parse(note.Text)!.Size.ShouldBe(4);
    }

    [Fact]
    public async Task Memory_that_was_changed_stops_the_start()
    {
        await using (var host = await StartAsync()) await PostAsync(host, Request(0, 3));
        var file = Directory.GetFiles(Path.Combine(Data, "state", "seen")).Single();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancellation)).Replace("\n3\n", "\n2\n", StringComparison.Ordinal), Cancellation);

        var refused = await Should.ThrowAsync<CommandFailure>(StartAsync);

        refused.Message.ShouldContain("is not what this witness cosigned");
    }

    [Fact]
    public async Task Second_witness_on_the_same_folder_is_refused()
    {
        await using var host = await StartAsync();

        (await Should.ThrowAsync<CommandFailure>(StartAsync)).ExitCode.ShouldBe(2);
    }

    [Fact]
    public void Key_is_closed_to_others_and_keeps_its_name()
    {
        var key = WitnessHost.KeyOf(Data, "witness.example", new SystemRandomness());

        WitnessHost.KeyOf(Data, null, new SystemRandomness()).Format().ShouldBe(key.Format());
        key.Type.ShouldBe(NoteKeyType.Cosignature);
        File.GetUnixFileMode(Path.Combine(Data, "keys", "witness.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Should.Throw<CommandFailure>(() => WitnessHost.KeyOf(Data, "other.example", new SystemRandomness())).Message.ShouldContain("is named witness.example");
        Should.Throw<CommandFailure>(() => WitnessHost.KeyOf(_folder.Below("new"), null, new SystemRandomness())).Message.ShouldContain("--name is missing");
    }

    private sealed class RefusingStorage(ILogStorage inner) : ILogStorage
    {
        public bool Refuses { get; set; }

        public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation) => inner.ReadAsync(path, cancellation);

        public ValueTask WriteAsync(IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> objects, CancellationToken cancellation) =>
            Refuses ? throw new IOException("no space left on device") : inner.WriteAsync(objects, cancellation);

        public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation) => inner.ListAsync(prefix, cancellation);

        public ValueTask RemoveAsync(string folder, CancellationToken cancellation) => inner.RemoveAsync(folder, cancellation);
    }
}
