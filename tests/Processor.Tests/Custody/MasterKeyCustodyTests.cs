using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Custody;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Tests.Custody;

public sealed class MasterKeyCustodyTests : IDisposable
{
    private readonly FakeMasterKey _ring = new();
    private readonly TickingClock _clock = new();
    private readonly RecordedLog<MasterKeyCustody> _log = new();
    private readonly CustodyMetrics _metrics = new();
    private readonly MasterKeyCustody _custody;

    public MasterKeyCustodyTests() => _custody = new MasterKeyCustody(_ring, _metrics, _clock, _log);

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task It_looks_at_the_start_and_then_each_hour_until_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();

        var running = _custody.RunAsync(stop.Token);
        var atStart = _ring.Looks;
        _clock.Tick();
        await UntilAsync(() => _ring.Looks == 2);
        await stop.CancelAsync();
        await running;

        atStart.ShouldBe(1);
        _clock.Period.ShouldBe(TimeSpan.FromHours(1));
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rotation_is_told_with_counts_and_fingerprints()
    {
        _ring.IsDue = true;

        var rotation = await _custody.RotateMasterIfDueAsync(default);

        rotation.ShouldBe(FakeMasterKey.Done);
        var (level, text) = _log.Lines.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Information);
        text.ShouldContain("generation 2: 41 keys wrapped anew, 1 storage keys ended, in 00:00:03");
        text.ShouldContain(FakeMasterKey.Done.Old);
        text.ShouldContain(FakeMasterKey.Done.New);
    }

    [Fact]
    public async Task A_failure_is_told_and_tried_again_at_the_next_look()
    {
        (_ring.Failures, _ring.IsDue) = (1, true);
        using var stop = new CancellationTokenSource();

        var running = _custody.RunAsync(stop.Token);
        _clock.Tick();
        await UntilAsync(() => _ring.Looks == 2);
        await stop.CancelAsync();
        await running;

        _log.Lines.Select(line => line.Level).ShouldBe([LogLevel.Error, LogLevel.Information]);
        _log.Lines[0].Text.ShouldContain("could not be rotated (IOException)");
    }

    [Fact]
    public async Task Rotations_asked_for_are_counted_by_result()
    {
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "audit.custody.master_key_rotations") l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted.Enqueue($"{count} {tags[0].Value}"));
        listener.Start();

        await _custody.RotateMasterAsync(default);
        _ring.Failures = 1;
        await Should.ThrowAsync<IOException>(async () => await _custody.RotateMasterAsync(default));

        counted.ShouldBe(["1 done", "1 failed"], ignoreOrder: true);
        _log.Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_deadline_is_that_of_the_ring()
    {
        var now = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

        var deadline = await _custody.BackupDeadlineAsync(now, default);

        deadline.ShouldBe(_ring.Deadline);
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!reached()) await Task.Delay(5, patience.Token);
    }
}
