using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Tests.Keys;

public sealed class SqliteKeyRingTests : IDisposable
{
    private static readonly KeySubject Jan = new("acme", KeySubjectKind.Person, "5f1c0a77");

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly KeyFolder _keys;

    public SqliteKeyRingTests() => _keys = KeyFolder.Open(_folder.Below("keys"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bytes_of_a_destroyed_key_and_of_its_owner_are_nowhere_in_the_files()
    {
        using var ring = Open();
        for (var i = 0; i < 200; i++) await ring.ForSubjectAsync(Jan with { Name = $"other-{i}" }, default);
        var kek = await ring.ForSubjectAsync(Jan, default);
        var wrapped = WrappedOf(kek.Id);

        var known = await ring.KekIdOfAsync(Jan, default);
        var destroyed = await ring.DestroyAsync(Jan, kek.Id, default);

        known.ShouldBe(kek.Id);
        destroyed.ShouldBeTrue();
        foreach (var file in Directory.EnumerateFiles(_keys.FullPath))
        {
            var bytes = ReadShared(file);
            bytes.AsSpan().IndexOf(wrapped).ShouldBe(-1, file);
            bytes.AsSpan().IndexOf("5f1c0a77"u8).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task Keys_rest_wrapped()
    {
        using var ring = Open();
        var kek = await ring.ForSubjectAsync(Jan, default);

        var files = Directory.EnumerateFiles(_keys.FullPath).Where(file => !file.EndsWith("master.key", StringComparison.Ordinal));

        foreach (var file in files)
        {
            ReadShared(file).AsSpan().IndexOf(kek.Key.Span).ShouldBe(-1, file);
            ReadShared(file).AsSpan().IndexOf(ring.PseudonymKey.Span).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task Destroying_a_key_that_was_never_made_is_nothing()
    {
        using var ring = Open();

        (await ring.KekIdOfAsync(Jan, default)).ShouldBeNull();
        (await ring.DestroyAsync(Jan, "00112233445566778899aabbccddeeff", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Key_that_a_person_has_got_since_stays()
    {
        using var ring = Open();
        var first = await ring.ForSubjectAsync(Jan, default);
        await ring.DestroyAsync(Jan, first.Id, default);
        var second = await ring.ForSubjectAsync(Jan, default);

        var destroyed = await ring.DestroyAsync(Jan, first.Id, default);

        destroyed.ShouldBeFalse();
        (await ring.FindAsync(first.Id, default)).ShouldBeNull();
        (await ring.ForSubjectAsync(Jan, default)).Id.ShouldBe(second.Id);
    }

    [Fact]
    public void Another_master_key_is_refused()
    {
        using (Open()) { }
        File.Delete(_keys.PathOf("master.key"));
        _keys.Create("master.key", new byte[32]);

        var refused = Should.Throw<KeyFolderException>(Open);

        refused.Message.ShouldContain("does not open this key ring");
    }

    [Fact]
    public void Missing_master_key_is_refused_and_not_made_anew()
    {
        using (Open()) { }
        File.Delete(_keys.PathOf("master.key"));

        var refused = Should.Throw<KeyFolderException>(Open);

        refused.Message.ShouldContain("master.key");
        File.Exists(_keys.PathOf("master.key")).ShouldBeFalse();
    }

    [Fact]
    public void Damaged_ring_is_refused_and_left_as_it_is()
    {
        using (Open()) { }
        var damaged = new byte[8_192];
        damaged.AsSpan().Fill(0x5a);
        File.WriteAllBytes(_keys.PathOf("keyring.db"), damaged);

        var refused = Should.Throw<KeyFolderException>(Open);

        refused.Message.ShouldContain("keyring.db");
        File.ReadAllBytes(_keys.PathOf("keyring.db")).ShouldBe(damaged);
    }

    [Fact]
    public async Task Every_file_of_an_open_ring_is_for_its_owner_only()
    {
        using var ring = Open();
        await ring.ForSubjectAsync(Jan, default);

        Should.NotThrow(() => KeyFolder.Open(_keys.FullPath));
        Directory.EnumerateFiles(_keys.FullPath).Count().ShouldBeGreaterThan(2);
    }

    private SqliteKeyRing Open() => SqliteKeyRing.Open(_keys, new SystemRandomness(), _clock);

    private byte[] WrappedOf(string kekId)
    {
        using var connection = new SqliteConnection($"Data Source={_keys.PathOf("keyring.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT wrapped FROM kek WHERE id = $id";
        command.Parameters.AddWithValue("$id", kekId);
        return (byte[])command.ExecuteScalar()!;
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
