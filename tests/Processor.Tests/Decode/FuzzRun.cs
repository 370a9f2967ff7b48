using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Wire;
using Decoder = AuditPipeline.Processor.Decode.Decoder;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Decodes damaged exchanges and keeps count. Safe for any number of threads.</summary>
internal sealed class FuzzRun
{
    /// <summary>Bodies below this count as this long: what is asked is a rate, not a start-up time.</summary>
    public const int ShortestCounted = 64 * 1024;

    private readonly ConcurrentDictionary<string, int> words = new();
    private readonly ConcurrentDictionary<string, int> faults = new();
    private readonly Lock gate = new();
    private long bodies;
    private long bytes;
    private (double Rate, string What) slowest;
    private (double Rate, string What) greediest;

    public IReadOnlyDictionary<string, int> Faults => faults;

    /// <summary>Milliseconds per MB of the slowest body.</summary>
    public double Slowest => slowest.Rate;

    /// <summary>Bytes allocated per byte of the body that took most.</summary>
    public double Greediest => greediest.Rate;

    public void Decode(int seed)
    {
        var envelope = new Mutator(seed).Next();
        var length = envelope.Request.Body.Length + envelope.Response!.Body.Length;
        var counted = Math.Max(length, ShortestCounted);
        var (time, allocated, word) = Measured(envelope);

        // A slow one is tried again: the noise of the machine, and of compilation, does not decide.
        for (var again = 0; again < 3 && Rate(time, counted) > 10; again++) time = TimeSpan.FromTicks(Math.Min(time.Ticks, Measured(envelope).Time.Ticks));
        if (word == Decoder.DialectFailed) faults.AddOrUpdate(Place(envelope), 1, (_, count) => count + 1);
        words.AddOrUpdate(word, 1, (_, count) => count + 1);
        Interlocked.Increment(ref bodies);
        Interlocked.Add(ref bytes, length);
        lock (gate)
        {
            var what = $"seed {seed}, {length} bytes, {envelope.Request.Target}";
            if (Rate(time, counted) > slowest.Rate) slowest = (Rate(time, counted), what);
            if (allocated / (double)counted > greediest.Rate) greediest = (allocated / (double)counted, what);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {bodies:N0} bodies, {bytes / 1e6:N1} MB
        slowest: {slowest.Rate:N1} ms per MB ({slowest.What})
        most memory: {greediest.Rate:N2} bytes per byte ({greediest.What})
        {string.Join(", ", words.OrderByDescending(word => word.Value).Select(word => $"{word.Key}: {word.Value}"))}
        exceptions inside a dialect: {faults.Values.Sum()} {string.Join("; ", faults.Select(fault => $"{fault.Key}: {fault.Value}"))}
        """);

    private static (TimeSpan Time, long Allocated, string Word) Measured(Envelope envelope)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.GetTimestamp();
        var interaction = Decoder.Decode(envelope);
        return (Stopwatch.GetElapsedTime(watch), GC.GetAllocatedBytesForCurrentThread() - before, interaction.Decoding.UndecodedReason ?? "understood");
    }

    private static double Rate(TimeSpan time, int length) => time.TotalMilliseconds / (length / 1e6);

    /// <summary>Type and place of the exception that the decoder caught last on this thread.</summary>
    private static string Place(Envelope envelope)
    {
        var thread = Environment.CurrentManagedThreadId;
        Exception? last = null;
        void Note(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs thrown)
        {
            if (Environment.CurrentManagedThreadId == thread) last = thrown.Exception;
        }

        AppDomain.CurrentDomain.FirstChanceException += Note;
        try
        {
            _ = Decoder.Decode(envelope);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        var frame = new StackTrace(last ?? new UnreachableException()).GetFrames()
            .Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.FullName?.StartsWith("AuditPipeline", StringComparison.Ordinal) == true);
        return $"{last?.GetType().Name} in {frame?.DeclaringType?.Name}.{frame?.Name}";
    }
}
