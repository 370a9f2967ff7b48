using System.Diagnostics;
using System.Globalization;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AuditPipeline.Adapters.Tests.Keys;

[Collection(AloneCollection.Name)]
public sealed class ManyKeysTests : IDisposable
{
    private const int Count = 200_000;

    private readonly TemporaryFolder _folder = new();
    private readonly KeyFolder _keys;

    public ManyKeysTests() => _keys = KeyFolder.Open(_folder.Below("keys"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_hundred_thousand_keys_are_rotated_in_bounded_memory()
    {
        var memory = new MeasuringRandomness();
        using var ring = SqliteKeyRing.Open(_keys, memory, TimeProvider.System);
        Fill();
        var before = MeasuringRandomness.InUse();
        memory.MeasureIn(Count * 3 / 4);

        var watch = Stopwatch.StartNew();
        var rotation = await ring.RotateMasterAsync(default);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Count} keys in {watch.Elapsed.TotalSeconds:0.0} s, {(memory.Measured - before) >> 10} KiB more in use when three quarters were done");
        rotation.Rewrapped.ShouldBe(Count);
        memory.Measured.ShouldBeInRange(1, before + (8 << 20));   // all keys at once would be some 40 MB
        (await ring.FindAsync(Id(Count - 1), default))!.Key.Length.ShouldBe(32);
    }

    // At once, as no caller makes them.
    private void Fill()
    {
        var master = new WrappingKey(File.ReadAllBytes(_keys.PathOf("master.key")), new SystemRandomness());
        using var connection = new SqliteConnection($"Data Source={_keys.PathOf("keyring.db")};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = RingFile.Command(connection, transaction, "INSERT INTO kek VALUES ($id, $wrapped)", ("$id", ""), ("$wrapped", ""));
        for (var i = 0; i < Count; i++)
        {
            insert.Parameters["$id"].Value = Id(i);
            insert.Parameters["$wrapped"].Value = master.Wrap(KeyPurpose.Kek(Id(i)), new byte[32]);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    // Each wrapping takes a nonce: in the middle of it all, what is in use is measured.
    private sealed class MeasuringRandomness : IRandomness
    {
        private readonly SystemRandomness _randomness = new();
        private int _left;

        public long Measured { get; private set; }

        public static long InUse() => GC.GetTotalMemory(forceFullCollection: true) + raw.sqlite3_memory_used();

        public void MeasureIn(int fills) => _left = fills;

        public void Fill(Span<byte> bytes)
        {
            if (_left > 0 && --_left == 0) Measured = InUse();
            _randomness.Fill(bytes);
        }
    }
}
