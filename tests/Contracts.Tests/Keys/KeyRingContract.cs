using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Contracts.Tests.Keys;

/// <summary>What every key ring does.</summary>
public abstract class KeyRingContract
{
    private static readonly KeySubject Jan = new("acme", KeySubjectKind.Person, "5f1c");

    /// <summary>The same data in a new instance; the one before is closed.</summary>
    protected abstract Task<IKeyRing> ReopenAsync();

    /// <summary>Destroys the subject's key.</summary>
    protected abstract Task DestroyAsync(KeySubject subject);

    [Fact]
    public async Task Same_subject_has_the_same_key_also_after_a_restart()
    {
        var first = await (await ReopenAsync()).ForSubjectAsync(Jan, default);

        var ring = await ReopenAsync();
        var again = await ring.ForSubjectAsync(Jan, default);
        var found = await ring.FindAsync(first.Id, default);

        again.Id.ShouldBe(first.Id);
        again.Key.ToArray().ShouldBe(first.Key.ToArray());
        found!.Key.ToArray().ShouldBe(first.Key.ToArray());
        first.Key.Length.ShouldBe(32);
        first.Id.ShouldMatch("^[0-9a-f]{32}$");
    }

    [Fact]
    public async Task Tenant_kind_and_name_each_make_another_subject()
    {
        var ring = await ReopenAsync();
        KeySubject[] subjects = [Jan, Jan with { Tenant = "other" }, Jan with { Kind = KeySubjectKind.System }, Jan with { Name = "77aa" }];

        var ids = new List<string>();
        foreach (var subject in subjects) ids.Add((await ring.ForSubjectAsync(subject, default)).Id);

        ids.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Concurrent_callers_of_a_new_subject_get_one_key()
    {
        var ring = await ReopenAsync();

        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await ring.ForSubjectAsync(Jan, default))));

        keys.Select(key => key.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Destroyed_key_is_not_found_and_the_subject_gets_another()
    {
        var ring = await ReopenAsync();
        var old = await ring.ForSubjectAsync(Jan, default);

        await DestroyAsync(Jan);
        var found = await ring.FindAsync(old.Id, default);
        var fresh = await ring.ForSubjectAsync(Jan, default);

        found.ShouldBeNull();
        fresh.Id.ShouldNotBe(old.Id);
        (await (await ReopenAsync()).FindAsync(old.Id, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Unknown_key_is_null() => (await (await ReopenAsync()).FindAsync(new string('0', 32), default)).ShouldBeNull();

    [Fact]
    public async Task Pseudonym_key_stays_the_same()
    {
        var first = (await ReopenAsync()).PseudonymKey.ToArray();

        var again = (await ReopenAsync()).PseudonymKey.ToArray();

        first.Length.ShouldBe(32);
        again.ShouldBe(first);
    }

    [Fact]
    public async Task Storage_key_opens_from_its_stored_form_under_its_own_name_only()
    {
        var made = await (await ReopenAsync()).NewStorageKeyAsync("gw-1", default);
        var other = await (await ReopenAsync()).NewStorageKeyAsync("gw-1", default);

        var ring = await ReopenAsync();
        var opened = await ring.OpenStorageKeyAsync("gw-1", made.Wrapped, default);
        var misnamed = await ring.OpenStorageKeyAsync("gw-2", made.Wrapped, default);
        var broken = await ring.OpenStorageKeyAsync("gw-1", made.Wrapped[..^1], default);

        opened!.Key.ToArray().ShouldBe(made.Key.ToArray());
        misnamed.ShouldBeNull();
        broken.ShouldBeNull();
        other.Key.ToArray().ShouldNotBe(made.Key.ToArray());
    }
}
