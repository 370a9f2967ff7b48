using System.Security.Cryptography;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Tests.Keys;

public sealed class MasterKeyRotationTests : IDisposable
{
    private static readonly KeySubject Jan = new("acme", KeySubjectKind.Person, "5f1c0a77");
    private static readonly KeySubject Piet = Jan with { Name = "0be2d141" };
    private static readonly MasterKeySchedule Monthly = MasterKeySchedule.EveryDays(30);

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly KeyFolder _keys;

    public MasterKeyRotationTests() => _keys = KeyFolder.Open(_folder.Below("keys"));

    public static TheoryData<string> Steps => [.. Enum.GetNames<RotationStep>()];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plain_bytes_of_the_old_master_key_are_in_no_file()
    {
        using var ring = Open();
        for (var i = 0; i < 2_500; i++) await ring.ForSubjectAsync(Jan with { Name = $"other-{i}" }, default);
        var old = File.ReadAllBytes(_keys.PathOf("master.key"));

        var rotation = await ring.RotateMasterAsync(default);

        var current = File.ReadAllBytes(_keys.PathOf("master.key"));
        current.Length.ShouldBe(32);
        current.ShouldNotBe(old);
        Files().ShouldBe(["keyring.db", "keyring.db-shm", "keyring.db-wal", "master.key"], ignoreOrder: true);
        foreach (var file in Directory.EnumerateFiles(_keys.FullPath)) ReadShared(file).AsSpan().IndexOf(old).ShouldBe(-1, file);
        rotation.Rewrapped.ShouldBe(2_500);
        rotation.Generation.ShouldBe(2);
        rotation.Old.ShouldBe(Fingerprint(old));
        rotation.New.ShouldBe(Fingerprint(current));
    }

    [Fact]
    public async Task No_key_stays_in_the_file_as_the_old_master_key_wrapped_it()
    {
        using var ring = Open();
        var kek = await ring.ForSubjectAsync(Jan, default);
        byte[][] before = [Blob("SELECT wrapped FROM kek"), Blob("SELECT pseudonym_key FROM ring"), Blob("SELECT wrapped FROM storage")];

        await ring.RotateMasterAsync(default);

        foreach (var wrapped in before)
            foreach (var file in Directory.EnumerateFiles(_keys.FullPath)) ReadShared(file).AsSpan().IndexOf(wrapped).ShouldBe(-1, file);
        (await ring.ForSubjectAsync(Jan, default)).Id.ShouldBe(kek.Id);
    }

    [Fact]
    public async Task A_copy_of_the_ring_from_before_opens_with_nothing_that_is_left()
    {
        string destroyed;
        using (var ring = Open())
        {
            var kek = await ring.ForSubjectAsync(Jan, default);
            await ring.ForSubjectAsync(Piet, default);
            CopyRing("before");
            destroyed = kek.Id;
            (await ring.DestroyAsync(Jan, destroyed, default)).ShouldBeTrue();
            await ring.RotateMasterAsync(default);
        }

        var wrapped = BlobsOf("before");

        wrapped.Count.ShouldBe(4);   // two keys, the pseudonym key, the key of storage keys
        foreach (var key in WhatIsLeft())
            foreach (var (purpose, bytes) in wrapped) key.Unwrap(purpose, bytes).ShouldBeNull(purpose);
        WhatIsLeft().Count.ShouldBe(5);   // master, its two storage keys, Piet's key, the pseudonym key
    }

    [Fact]
    public async Task A_copy_of_the_ring_from_before_opens_with_the_master_key_of_then()
    {
        var kek = "";
        using (var ring = Open())
        {
            kek = (await ring.ForSubjectAsync(Jan, default)).Id;
            CopyRing("before");
            File.Copy(_keys.PathOf("master.key"), Path.Combine(_folder.Below("before"), "master.key"));
            await ring.DestroyAsync(Jan, kek, default);
            await ring.RotateMasterAsync(default);
        }

        using var restored = SqliteKeyRing.Open(KeyFolder.Open(_folder.Below("before")), new SystemRandomness(), _clock);

        (await restored.FindAsync(kek, default)).ShouldNotBeNull();   // so the test above finds nothing because the key is gone
    }

    [Fact]
    public async Task A_ring_from_before_beside_the_new_master_key_is_refused()
    {
        using (var ring = Open())
        {
            CopyRing("before");
            await ring.RotateMasterAsync(default);
        }

        File.Copy(_keys.PathOf("master.key"), Path.Combine(_folder.Below("before"), "master.key"));
        var refused = Should.Throw<KeyFolderException>(() => SqliteKeyRing.Open(KeyFolder.Open(_folder.Below("before")), new SystemRandomness(), _clock));

        refused.Message.ShouldContain("does not open this key ring");
        File.Exists(Path.Combine(_folder.Below("before"), "master.key")).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_process_that_dies_behind_a_step_leaves_a_ring_that_opens(string name)
    {
        var step = Enum.Parse<RotationStep>(name);
        string kek;
        byte[] pseudonyms;
        StorageKey storage;
        using (var ring = SqliteKeyRing.Open(_keys, new SystemRandomness(), _clock, Monthly, Stop))
        {
            kek = (await ring.ForSubjectAsync(Jan, default)).Id;
            pseudonyms = ring.PseudonymKey.ToArray();
            storage = await ring.NewStorageKeyAsync("gw-1", default);
            await Should.ThrowAsync<StoppedException>(async () => await ring.RotateMasterAsync(default));
        }

        using var again = Open();

        (await again.FindAsync(kek, default)).ShouldNotBeNull();
        (await again.ForSubjectAsync(Jan, default)).Id.ShouldBe(kek);
        again.PseudonymKey.ToArray().ShouldBe(pseudonyms);
        (await again.OpenStorageKeyAsync("gw-1", storage.Wrapped, default))!.Key.ToArray().ShouldBe(storage.Key.ToArray());
        Files().Where(file => file.StartsWith("master", StringComparison.Ordinal)).ShouldBe(["master.key"]);
        var rotation = await again.RotateMasterAsync(default);
        rotation.Generation.ShouldBe(step >= RotationStep.Committed ? 3 : 2);
        (await again.FindAsync(kek, default)).ShouldNotBeNull();

        void Stop(RotationStep reached)
        {
            if (reached == step) throw new StoppedException();
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_second_process_goes_on_while_the_first_dies_behind_a_step(string name)
    {
        var step = Enum.Parse<RotationStep>(name);
        using var second = Open();
        var kek = (await second.ForSubjectAsync(Jan, default)).Id;
        using (var first = SqliteKeyRing.Open(_keys, new SystemRandomness(), _clock, Monthly, Stop))
            await Should.ThrowAsync<StoppedException>(async () => await first.RotateMasterAsync(default));

        var fresh = await second.ForSubjectAsync(Piet, default);
        var storage = await second.NewStorageKeyAsync("gw-1", default);

        using var third = Open();
        (await third.FindAsync(kek, default)).ShouldNotBeNull();
        (await third.FindAsync(fresh.Id, default))!.Key.ToArray().ShouldBe(fresh.Key.ToArray());
        (await third.OpenStorageKeyAsync("gw-1", storage.Wrapped, default)).ShouldNotBeNull();

        void Stop(RotationStep reached)
        {
            if (reached == step) throw new StoppedException();
        }
    }

    [Fact]
    public async Task Keys_made_and_read_while_another_process_rotates_again_and_again_all_open()
    {
        using var gateway = Open();
        using var processor = Open();
        var made = new List<KeyEncryptionKey>();

        var rotating = Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++) await processor.RotateMasterAsync(default);
        });
        for (var i = 0; i < 60 || !rotating.IsCompleted; i++)
        {
            made.Add(await gateway.ForSubjectAsync(Jan with { Name = $"person-{i}" }, default));
            await gateway.NewStorageKeyAsync("gw-1", default);
        }

        await rotating;

        using var third = Open();
        foreach (var kek in made) (await third.FindAsync(kek.Id, default))!.Key.ToArray().ShouldBe(kek.Key.ToArray());
        (await third.RotateMasterAsync(default)).Rewrapped.ShouldBe(made.Count);
    }

    [Fact]
    public async Task A_rotation_that_is_cancelled_changes_nothing()
    {
        using var stop = new CancellationTokenSource();
        using var ring = SqliteKeyRing.Open(_keys, new SystemRandomness(), _clock, Monthly, _ => stop.Cancel());
        var kek = await ring.ForSubjectAsync(Jan, default);
        var before = File.ReadAllBytes(_keys.PathOf("master.key"));

        await Should.ThrowAsync<OperationCanceledException>(async () => await ring.RotateMasterAsync(stop.Token));

        File.ReadAllBytes(_keys.PathOf("master.key")).ShouldBe(before);
        using var again = Open();
        (await again.FindAsync(kek.Id, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_damaged_key_stops_the_rotation_and_the_master_key_stays()
    {
        using var ring = Open();
        await ring.ForSubjectAsync(Jan, default);
        var kek = await ring.ForSubjectAsync(Piet, default);
        Execute("UPDATE kek SET wrapped = zeroblob(61) WHERE id <> '" + kek.Id + "'");

        var refused = await Should.ThrowAsync<KeyFolderException>(async () => await ring.RotateMasterAsync(default));

        refused.Message.ShouldContain("was not rotated");
        using var again = Open();
        (await again.FindAsync(kek.Id, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Storage_keys_open_until_the_rotation_after_they_were_kept_long_enough()
    {
        using var ring = Open();
        var early = await ring.NewStorageKeyAsync("gw-1", default);
        _clock.Now += TimeSpan.FromDays(30);
        var first = await ring.RotateMasterAsync(default);
        var late = await ring.NewStorageKeyAsync("gw-1", default);
        var afterFirst = await ring.OpenStorageKeyAsync("gw-1", early.Wrapped, default);
        _clock.Now += TimeSpan.FromDays(1);
        var tooEarly = await ring.RotateMasterAsync(default);
        var afterSecond = await ring.OpenStorageKeyAsync("gw-1", early.Wrapped, default);
        _clock.Now += TimeSpan.FromDays(27);

        var third = await ring.RotateMasterAsync(default);

        (first.StorageKeysEnded, tooEarly.StorageKeysEnded, third.StorageKeysEnded).ShouldBe((0, 0, 1));
        afterFirst!.Key.ToArray().ShouldBe(early.Key.ToArray());
        afterSecond!.Key.ToArray().ShouldBe(early.Key.ToArray());
        (await ring.OpenStorageKeyAsync("gw-1", early.Wrapped, default)).ShouldBeNull();
        (await ring.OpenStorageKeyAsync("gw-1", late.Wrapped, default))!.Key.ToArray().ShouldBe(late.Key.ToArray());
    }

    [Fact]
    public async Task Of_two_processes_that_find_it_due_one_rotates()
    {
        using var one = Open();
        using var other = Open();
        _clock.Now += TimeSpan.FromDays(30);

        var rotations = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? one : other).RotateMasterIfDueAsync(default).AsTask()));

        rotations.Count(rotation => rotation is not null).ShouldBe(1);
        (await one.RotateMasterIfDueAsync(default)).ShouldBeNull();
    }

    [Fact]
    public async Task It_is_due_by_the_last_rotation_that_the_ring_names_also_after_a_restart()
    {
        using (var ring = Open())
        {
            _clock.Now += TimeSpan.FromDays(20);
            (await ring.RotateMasterIfDueAsync(default)).ShouldBeNull();
            await ring.RotateMasterAsync(default);
        }

        using var again = Open();
        _clock.Now += TimeSpan.FromDays(29);
        (await again.RotateMasterIfDueAsync(default)).ShouldBeNull();
        (await again.BackupDeadlineAsync(_clock.Now, default)).ShouldBe(_clock.Now + TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        _clock.Now += TimeSpan.FromDays(1);
        (await again.RotateMasterIfDueAsync(default))!.Generation.ShouldBe(3);
    }

    [Fact]
    public async Task A_ring_that_does_not_name_its_master_key_yet_is_taken_over()
    {
        string kek;
        using (var ring = Open()) kek = (await ring.ForSubjectAsync(Jan, default)).Id;
        Execute("DROP TABLE master; DROP TABLE storage");   // as it was before it could be rotated
        var master = new WrappingKey(File.ReadAllBytes(_keys.PathOf("master.key")), new SystemRandomness());
        var storage = master.Wrap(KeyPurpose.Storage("gw-1"), new byte[32]);

        using var again = Open();

        (await again.FindAsync(kek, default)).ShouldNotBeNull();
        (await again.OpenStorageKeyAsync("gw-1", storage, default)).ShouldNotBeNull();
        (await again.RotateMasterAsync(default)).Generation.ShouldBe(2);
        (await again.FindAsync(kek, default)).ShouldNotBeNull();
    }

    private static string Fingerprint(byte[] key) => Convert.ToHexStringLower(SHA256.HashData([.. "keyring/v1 master\n"u8, .. key]));

    private SqliteKeyRing Open() => SqliteKeyRing.Open(_keys, new SystemRandomness(), _clock, Monthly);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_keys.FullPath).Select(file => Path.GetFileName(file)!);

    // As a backup does it: the file and what is in its log.
    private void CopyRing(string to)
    {
        Directory.CreateDirectory(_folder.Below(to), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var from = Connect(_keys.FullPath);
        using (var copy = Connect(_folder.Below(to))) from.BackupDatabase(copy);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(_folder.Below(to), "keyring.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    // Every wrapped key of a copy with what it is bound to.
    private List<(string Purpose, byte[] Wrapped)> BlobsOf(string copy)
    {
        using var connection = Connect(_folder.Below(copy));
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT 'pseudonym', pseudonym_key FROM ring UNION ALL SELECT 'kek' || char(10) || id, wrapped FROM kek
            UNION ALL SELECT 'storage-wrapping' || char(10) || generation, wrapped FROM storage
            """;
        using var row = command.ExecuteReader();
        var blobs = new List<(string, byte[])>();
        while (row.Read()) blobs.Add((row.GetString(0), row.GetFieldValue<byte[]>(1)));
        return blobs;
    }

    // Every key that can be had from the folder as it is: key files, and what these open in the ring.
    private List<WrappingKey> WhatIsLeft()
    {
        CopyRing("left");
        var files = Directory.EnumerateFiles(_keys.FullPath).Where(file => new FileInfo(file).Length == 32)
            .Select(file => new WrappingKey(File.ReadAllBytes(file), new SystemRandomness())).ToList();
        var inside = BlobsOf("left").SelectMany(blob => files.Select(key => key.Unwrap(blob.Purpose, blob.Wrapped)))
            .Where(key => key is not null).Select(key => new WrappingKey(key!, new SystemRandomness()));
        return [.. files, .. inside];
    }

    private byte[] Blob(string sql)
    {
        using var connection = Connect(_keys.FullPath);
        return (byte[])RingFile.Value(connection, null, sql)!;
    }

    private void Execute(string sql)
    {
        using var connection = Connect(_keys.FullPath);
        RingFile.Run(connection, null, sql);
    }

    private static SqliteConnection Connect(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "keyring.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed class StoppedException : Exception;
}
