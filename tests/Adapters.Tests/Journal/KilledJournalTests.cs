using System.Diagnostics;
using System.Globalization;
using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Captures;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Journal;

public sealed class KilledJournalTests
{
    private const string ChildFolder = "AUDIT_TEST_JOURNAL_CHILD";

    /// <summary>This test starts itself in a second process, which writes until it is killed without warning.</summary>
    [Fact]
    public async Task Killed_process_loses_no_number_and_no_closed_call()
    {
        if (Environment.GetEnvironmentVariable(ChildFolder) is { Length: > 0 } childFolder)
        {
            await WriteForEverAsync(childFolder);
            return;
        }

        using var folder = new TemporaryFolder();
        using var child = StartChild(folder.FullPath);
        await FirstLinesAsync(folder.Below("closed"), atLeast: 300);
        child.Kill(entireProcessTree: true);
        await child.WaitForExitAsync();

        using var ring = SqliteKeyRing.Open(KeyFolder.Open(folder.Below("keys")), new SystemRandomness(), TimeProvider.System);
        await using var journal = await StartAsync(folder.FullPath, ring);
        var counts = await journal.CountAsync(default);
        var delivered = await journal.TakeAsync((int)counts.Waiting);
        var next = await journal.RecordAsync(Calls.Opening());

        var acknowledged = Numbers(folder.Below("acknowledged"));
        var closed = Numbers(folder.Below("closed"));
        var opened = Numbers(folder.Below("opened"));
        var numbers = delivered.Select(delivery => delivery.Envelope!.Number.Value).ToHashSet();
        var interrupted = delivered.Where(delivery => delivery.Envelope!.Outcome == CaptureOutcome.Interrupted)
            .Select(delivery => delivery.Envelope!.Number.Value).ToHashSet();

        counts.Open.ShouldBeEmpty();
        next.Value.ShouldBe(counts.Accepted + 1);
        opened.ShouldAllBe(number => number <= counts.Accepted);
        delivered.Count.ShouldBe(numbers.Count);
        delivered.Select(delivery => delivery.Position).ShouldBeInOrder();
        // Accounted for, each once: acknowledged and gone, or delivered now. What was removed without a note in the child's file was
        // acknowledged in its last moment.
        numbers.Intersect(acknowledged).ShouldBeEmpty();
        Enumerable.Range(1, (int)counts.Accepted).Count(number => !numbers.Contains(number) && !acknowledged.Contains(number))
            .ShouldBeLessThanOrEqualTo(AcknowledgedAtOnce);
        closed.Intersect(interrupted).ShouldBeEmpty();
        interrupted.Count.ShouldBeGreaterThan(0);
    }

    private const int AcknowledgedAtOnce = 10;
    private const int Callers = 8;

    private static async Task WriteForEverAsync(string folder)
    {
        using var ring = SqliteKeyRing.Open(KeyFolder.Open(Path.Combine(folder, "keys")), new SystemRandomness(), TimeProvider.System);
        await using var journal = await StartAsync(folder, ring);
        await using var opened = new NoteFile(Path.Combine(folder, "opened"));
        await using var closed = new NoteFile(Path.Combine(folder, "closed"));
        await using var acknowledged = new NoteFile(Path.Combine(folder, "acknowledged"));
        await journal.OpenAsync(Calls.Opening(prompt: "never closed"), default);

        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var opening = Calls.Opening();
                var number = (await journal.OpenAsync(opening, default)).Number!.Value.Value;
                opened.Add(number);
                if (await journal.CloseAsync(Calls.Closing(opening.Id), default)) closed.Add(number);
            }
        })).ToArray();

        await foreach (var list in journal.ReadAsync(default))
        {
            foreach (var group in list.Chunk(AcknowledgedAtOnce))
            {
                await journal.AcknowledgeAsync(group[^1].Stream, group[^1].Position, default);
                foreach (var delivery in group) acknowledged.Add(delivery.Envelope!.Number.Value);
            }
        }

        await Task.WhenAll(callers);
    }

    private static Task<SqliteJournal> StartAsync(string folder, SqliteKeyRing ring) => SqliteJournal.StartAsync(
        Path.Combine(folder, "journal"), StreamId.OfPartition(0), ring, new SystemRandomness(), new SetClock(Calls.Morning),
        new JournalOptions(), _ => { }, default);

    private static Process StartChild(string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, typeof(KilledJournalTests).Assembly.GetName().Name!);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(KilledJournalTests).FullName}.{nameof(Killed_process_loses_no_number_and_no_closed_call)}");
        start.Environment[ChildFolder] = folder;
        return Process.Start(start)!;
    }

    // The child's own file is the only sign of how far it is: looked at again whenever the system has let us go on.
    private static async Task FirstLinesAsync(string file, int atLeast)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!File.Exists(file) || Numbers(file).Count < atLeast)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(20, patience.Token);
        }
    }

    private static HashSet<long> Numbers(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var whole = text[..(text.LastIndexOf('\n') + 1)];   // the last line may be cut by the kill
        return [.. whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => long.Parse(line, CultureInfo.InvariantCulture))];
    }
}
