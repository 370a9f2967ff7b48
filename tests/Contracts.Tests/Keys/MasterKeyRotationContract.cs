using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Keys;

/// <summary>What every key ring does whose master key can be rotated; rotated every 30 days.</summary>
public abstract class MasterKeyRotationContract
{
    private static readonly KeySubject Jan = new("acme", KeySubjectKind.Person, "5f1c");

    protected SetClock Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));

    /// <summary>One more process on the same ring; those before go on.</summary>
    protected abstract Task<IKeyRing> OpenAsync();

    [Fact]
    public async Task Keys_pseudonyms_and_storage_keys_stay_what_they_are()
    {
        var ring = await OpenAsync();
        var kek = await ring.ForSubjectAsync(Jan, default);
        var storage = await ring.NewStorageKeyAsync("gw-1", default);

        await Rotation(ring).RotateMasterAsync(default);

        var again = await OpenAsync();
        (await again.ForSubjectAsync(Jan, default)).Key.ToArray().ShouldBe(kek.Key.ToArray());
        (await again.FindAsync(kek.Id, default))!.Key.ToArray().ShouldBe(kek.Key.ToArray());
        (await again.OpenStorageKeyAsync("gw-1", storage.Wrapped, default))!.Key.ToArray().ShouldBe(storage.Key.ToArray());
        again.PseudonymKey.ToArray().ShouldBe(ring.PseudonymKey.ToArray());
    }

    [Fact]
    public async Task Another_process_goes_on_without_a_restart()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        var known = await one.ForSubjectAsync(Jan, default);

        await Rotation(one).RotateMasterAsync(default);
        var read = await other.FindAsync(known.Id, default);
        await Rotation(other).RotateMasterAsync(default);
        var made = await other.ForSubjectAsync(Jan with { Name = "77aa" }, default);
        var storage = await other.NewStorageKeyAsync("gw-1", default);

        read!.Key.ToArray().ShouldBe(known.Key.ToArray());
        (await one.FindAsync(made.Id, default))!.Key.ToArray().ShouldBe(made.Key.ToArray());
        (await one.OpenStorageKeyAsync("gw-1", storage.Wrapped, default))!.Key.ToArray().ShouldBe(storage.Key.ToArray());
    }

    [Fact]
    public async Task The_statement_tells_counts_times_and_fingerprints_that_chain()
    {
        var ring = await OpenAsync();
        for (var i = 0; i < 3; i++) await ring.ForSubjectAsync(Jan with { Name = $"{i}" }, default);

        var first = await Rotation(ring).RotateMasterAsync(default);
        Clock.Now += TimeSpan.FromDays(3);
        var second = await Rotation(ring).RotateMasterAsync(default);

        (first.Rewrapped, second.Rewrapped).ShouldBe((3, 3));
        (first.Generation, second.Generation).ShouldBe((2, 3));
        second.Old.ShouldBe(first.New);
        new[] { first.Old, first.New, second.New }.Distinct().Count().ShouldBe(3);
        first.Old.ShouldMatch("^[0-9a-f]{64}$");
        (second.Started, second.Finished).ShouldBe((Clock.Now, Clock.Now));
    }

    [Fact]
    public async Task It_rotates_when_due_and_once()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());

        var early = await Rotation(one).RotateMasterIfDueAsync(default);
        Clock.Now += TimeSpan.FromDays(30);
        var due = await Rotation(one).RotateMasterIfDueAsync(default);
        var again = await Rotation(other).RotateMasterIfDueAsync(default);

        early.ShouldBeNull();
        due.ShouldNotBeNull();
        again.ShouldBeNull();
    }

    [Fact]
    public async Task The_deadline_is_the_next_rotation_whoever_made_the_last()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        var start = Clock.Now;
        var before = await Rotation(other).BackupDeadlineAsync(Clock.Now, default);
        Clock.Now += TimeSpan.FromDays(3);
        await Rotation(one).RotateMasterAsync(default);

        var after = await Rotation(other).BackupDeadlineAsync(Clock.Now, default);

        before.ShouldBe(start.AddDays(30) + MasterKeySchedule.Look);
        after.ShouldBe(Clock.Now.AddDays(30) + MasterKeySchedule.Look);
        (await Rotation(other).StorageDeadlineAsync(Clock.Now, default))!.Value.ShouldBeGreaterThan(after!.Value);
    }

    private static IMasterKeyRotation Rotation(IKeyRing ring) => (IMasterKeyRotation)ring;
}
