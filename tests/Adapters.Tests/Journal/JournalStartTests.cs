using System.Globalization;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Captures;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Journal;

public sealed class JournalStartTests : IAsyncLifetime
{
    private readonly JournalHouse _house = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task New_journal_is_a_new_instance_and_an_old_one_keeps_its_name()
    {
        var first = (await _house.StartAsync()).Instance;
        var again = (await _house.StartAsync()).Instance;
        await using var other = new JournalHouse();

        first.ShouldMatch("^gw-[0-9a-f]{12}$");
        again.ShouldBe(first);
        (await other.StartAsync()).Instance.ShouldNotBe(first);
    }

    [Fact]
    public async Task New_journal_gives_positions_behind_what_the_log_has_sealed()
    {
        _house.Options = new JournalOptions { FirstPosition = 40 };
        var journal = await _house.StartAsync();

        await journal.RecordAsync(Calls.Opening());

        (await journal.TakeAsync(1)).ShouldHaveSingleItem().Position.ShouldBe(40);
        (await journal.CountAsync(default)).Waiting.ShouldBe(1);
        await journal.AcknowledgeAsync(JournalHouse.Stream, 40, default);
        (await journal.CountAsync(default)).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Older_copy_of_a_journal_is_refused()
    {
        var journal = await _house.StartAsync();
        await journal.RecordAsync(Calls.Opening());
        _house.Options = new JournalOptions { FirstPosition = 40 };

        var refused = await Should.ThrowAsync<JournalOpenException>(_house.StartAsync);

        refused.Message.ShouldContain("older copy");
    }

    [Fact]
    public async Task Copy_of_a_journal_goes_on_as_another_instance_and_gives_no_number_twice()
    {
        var journal = await _house.StartAsync();
        var original = journal.Instance;
        await journal.RecordAsync(Calls.Opening());
        await journal.OpenAsync(Calls.Opening(), default);
        journal.Forwarding(Calls.Morning);
        await _house.StopAsync();
        using var elsewhere = new TemporaryFolder();
        Copy(_house.Folder, elsewhere.FullPath);

        var reports = new List<JournalProblem>();
        await using var copy = await SqliteJournal.StartAsync(
            elsewhere.FullPath, JournalHouse.Stream, _house.Ring, new SystemRandomness(), TimeProvider.System, new JournalOptions(), reports.Add,
            default);
        var counts = await copy.CountAsync(default);
        var first = await copy.RecordAsync(Calls.Opening());
        var delivered = await copy.TakeAsync(3);

        copy.Instance.ShouldNotBe(original);
        reports.ShouldHaveSingleItem().Detail.ShouldContain(original);
        counts.Accepted.ShouldBe(0);
        first.ShouldBe(new GatewayNumber(copy.Instance, 1));
        delivered.Select(delivery => delivery.Envelope!.Number).ShouldBe([new(original, 1), new(original, 2), new(copy.Instance, 1)]);
        (await _house.StartAsync()).Instance.ShouldBe(original);
    }

    [Fact]
    public async Task Journal_of_format_1_goes_on_with_its_instance_and_numbers()
    {
        var journal = await _house.StartAsync();
        var instance = journal.Instance;
        await journal.RecordAsync(Calls.Opening());
        await _house.StopAsync();
        _house.Tamper($"""
            DROP INDEX losses; ALTER TABLE closed DROP COLUMN lost; ALTER TABLE state DROP COLUMN settled; CREATE TABLE still_open (number INTEGER PRIMARY KEY, id BLOB NOT NULL);
            ALTER TABLE state ADD COLUMN instance TEXT NOT NULL DEFAULT '{instance}'; DROP TABLE identity; PRAGMA user_version = 1;
            """);

        journal = await _house.StartAsync();
        var next = await journal.RecordAsync(Calls.Opening());

        next.ShouldBe(new GatewayNumber(instance, 2));
        (await journal.TakeAsync(2)).Select(delivery => delivery.Envelope!.Number.Value).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Journal_of_format_2_goes_on()
    {
        var journal = await _house.StartAsync();
        await journal.RecordAsync(Calls.Opening());
        await _house.StopAsync();
        _house.Tamper("PRAGMA user_version = 2");

        journal = await _house.StartAsync();
        var opening = Calls.Opening() with { Forwarded = true };
        await journal.RecordAsync(opening, Calls.Closing(opening.Id), default);

        (await journal.TakeAsync(2)).Select(delivery => delivery.Envelope!.Number.Value).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Second_start_on_the_same_folder_is_refused_and_names_the_process()
    {
        await _house.StartAsync();

        var refused = await Should.ThrowAsync<FolderInUseException>(() => SqliteJournal.StartAsync(
            _house.Folder, JournalHouse.Stream, _house.Ring, new SystemRandomness(), TimeProvider.System, new JournalOptions(), _ => { },
            default));

        refused.ProcessId.ShouldBe(Environment.ProcessId);
        refused.Message.ShouldContain(
            string.Create(CultureInfo.InvariantCulture, $"is already in use by process {Environment.ProcessId}"));
    }

    [Fact]
    public async Task File_that_is_no_database_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_house.Folder);
        var found = new string('x', 10_000);
        await File.WriteAllTextAsync(_house.File, found);

        var refused = await Should.ThrowAsync<JournalOpenException>(_house.StartAsync);

        refused.Message.ShouldContain(_house.File);
        refused.Message.ShouldContain("is damaged");
        (await File.ReadAllTextAsync(_house.File)).ShouldBe(found);
    }

    [Fact]
    public async Task Database_of_someone_else_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_house.Folder);
        _house.Tamper("CREATE TABLE theirs (x)");
        var found = await File.ReadAllBytesAsync(_house.File);

        var refused = await Should.ThrowAsync<JournalOpenException>(_house.StartAsync);

        refused.Message.ShouldContain("not a journal of this program");
        (await File.ReadAllBytesAsync(_house.File)).ShouldBe(found);
    }

    [Fact]
    public async Task Journal_of_a_later_format_is_refused()
    {
        await _house.StartAsync();
        await _house.StopAsync();
        _house.Tamper("PRAGMA user_version = 4");

        var refused = await Should.ThrowAsync<JournalOpenException>(_house.StartAsync);

        refused.Message.ShouldContain("has format 4");
    }

    [Fact]
    public async Task Journal_with_a_malformed_page_is_refused_and_left_as_it_is()
    {
        var journal = await _house.StartAsync();
        for (var i = 0; i < 100; i++) await journal.RecordAsync(Calls.Opening(prompt: new string('p', 4_000)));
        await _house.StopAsync();
        var bytes = await File.ReadAllBytesAsync(_house.File);
        for (var page = 2; page < bytes.Length / 8192; page++) bytes.AsSpan(page * 8192, 64).Fill(0xff);
        await File.WriteAllBytesAsync(_house.File, bytes);

        var refused = await Should.ThrowAsync<JournalOpenException>(_house.StartAsync);

        refused.Message.ShouldContain("is damaged");
        (await File.ReadAllBytesAsync(_house.File)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Journal_of_another_key_ring_is_refused()
    {
        await (await _house.StartAsync()).RecordAsync(Calls.Opening());
        using var folder = new TemporaryFolder();
        using var ring = SqliteKeyRing.Open(KeyFolder.Open(folder.Below("keys")), new SystemRandomness(), TimeProvider.System);

        var refused = await Should.ThrowAsync<JournalOpenException>(() => _house.StartAsync(ring));

        refused.Message.ShouldContain("another key ring");
    }

    [Fact]
    public async Task Empty_journal_whose_keys_have_ended_starts_with_new_ones()
    {
        var journal = await _house.StartAsync();
        await journal.RecordAsync(Calls.Opening());
        await foreach (var batch in journal.ReadAsync(default))
        {
            await journal.AcknowledgeAsync(JournalHouse.Stream, batch[^1].Position, default);
            break;
        }

        await _house.StopAsync();
        _house.Count("segment").ShouldBe(1);
        using var folder = new TemporaryFolder();
        using var ring = SqliteKeyRing.Open(KeyFolder.Open(folder.Below("keys")), new SystemRandomness(), TimeProvider.System);

        var again = await _house.StartAsync(ring);

        (await again.RecordAsync(Calls.Opening())).Value.ShouldBe(2);
    }

    [Fact]
    public async Task Folder_that_cannot_be_made_is_refused_with_its_name()
    {
        await File.WriteAllTextAsync(_house.Folder, "a file stands where the folder should be");

        var refused = await Should.ThrowAsync<JournalOpenException>(_house.StartAsync);

        refused.Message.ShouldContain(_house.Folder);
        refused.Message.ShouldContain("cannot be written");
    }

    [Fact]
    public async Task Refused_start_lets_the_folder_go()
    {
        Directory.CreateDirectory(_house.Folder);
        await File.WriteAllTextAsync(_house.File, new string('x', 10_000));
        await Should.ThrowAsync<JournalOpenException>(_house.StartAsync);
        File.Delete(_house.File);

        var number = await (await _house.StartAsync()).RecordAsync(Calls.Opening());

        number.Value.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_of_a_dead_process_are_closed_in_the_order_they_were_opened()
    {
        var journal = await _house.StartAsync();
        for (var i = 0; i < 300; i++) await journal.OpenAsync(Calls.Opening(), default);

        var delivered = await (await _house.StartAsync()).TakeAsync(300);

        delivered.Select(delivery => delivery.Envelope!.Number.Value).ShouldBe(Enumerable.Range(1, 300).Select(n => (long)n));
        delivered.ShouldAllBe(delivery => delivery.Envelope!.Outcome == CaptureOutcome.Interrupted);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
