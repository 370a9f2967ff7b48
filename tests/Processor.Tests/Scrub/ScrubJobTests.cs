using AuditPipeline.Core.Custody;
using AuditPipeline.Processor.Custody.Scrub;
using AuditPipeline.Processor.Tests.Seal;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Processor.Tests.Scrub;

public sealed class ScrubJobTests
{
    [Fact]
    public async Task Job_runs_by_itself_and_keeps_its_result()
    {
        var bench = await ScrubBench.OfManyAsync(300);
        var notes = new MemoryLogStorage();
        using var metrics = new ScrubMetrics();
        using var stop = new CancellationTokenSource();
        var job = Job(bench, notes, metrics, enabled: true);
        var running = job.RunAsync(stop.Token);

        await GroupMember.UntilAsync(() => job.Status.Last is not null);
        await stop.CancelAsync();
        await running;

        ScrubNotes.Parse(notes[ScrubNotes.Name]).ShouldNotBeNull().Last.ShouldNotBeNull();
    }

    // Not enabled: with waits that end at once the job's own passes would write over the demanded one's result before anybody sees it.
    [Fact]
    public async Task Demanded_pass_looks_at_what_was_demanded_only()
    {
        var bench = await ScrubBench.OfManyAsync(300);
        bench.Store.Rows.RemoveAll(r => r.Row.Index == 7);
        using var metrics = new ScrubMetrics();
        using var stop = new CancellationTokenSource();
        var job = Job(bench, new MemoryLogStorage(), metrics, enabled: false);
        var running = job.RunAsync(stop.Token);

        var demanded = job.Demand(new ScrubScope("p00", 256), resume: false);
        await GroupMember.UntilAsync(() => job.Status.Last?.Id == demanded);
        await stop.CancelAsync();
        await running;

        job.Status.Last!.Faults.ShouldBe(0);
    }

    [Fact]
    public async Task Job_that_is_not_enabled_waits_for_a_demand_and_tells_a_store_that_does_not_answer()
    {
        var bench = await ScrubBench.OfManyAsync(300);
        using var metrics = new ScrubMetrics();
        using var stop = new CancellationTokenSource();
        var job = Job(bench, new MemoryLogStorage(), metrics, enabled: false);
        var running = job.RunAsync(stop.Token);
        bench.Store.Failure = new InvalidOperationException("no store");

        job.Demand(ScrubScope.All, resume: false).ShouldNotBeNull();
        await GroupMember.UntilAsync(() => job.Status is { Trouble: not null, Running: null });
        var trouble = job.Status.Trouble;
        await stop.CancelAsync();
        await running;

        (trouble, job.Status.Last, job.Status.Enabled).ShouldBe(("store_unavailable", null, false));
    }

    private static ScrubJob Job(ScrubBench bench, MemoryLogStorage notes, ScrubMetrics metrics, bool enabled) => new(
        bench.Walk(), notes, new ScrubOptions { Enabled = enabled }, metrics, new CountingRandomness(), bench.Clock, NullLogger<ScrubJob>.Instance);
}
