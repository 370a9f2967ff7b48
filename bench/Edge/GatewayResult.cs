using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AuditPipeline.Bench.Edge;

/// <param name="FlushMilliseconds">One flush to the disk the journals lie on.</param>
/// <param name="Failures">Name of a target and what went wrong with it; empty when every answer was as it should be.</param>
internal sealed record GatewayResult(
    string Bench, int Rounds, double Seconds, int Connections, int Cores, double FlushMilliseconds, IReadOnlyList<LoadFigures> Loads,
    IReadOnlyList<ProcessFigures> Processes, IReadOnlyList<string> Failures, IReadOnlyList<string> Notes)
{
    public string ToJson() => JsonSerializer.Serialize(this, BenchJson.Default.GatewayResult);

    public string ToTable()
    {
        var text = new StringBuilder();
        Line(text, $"{Connections} connections, medians of {Rounds} rounds of {Seconds} s, {Cores} cores for load, gateway and upstream together, one flush of 8 KiB {FlushMilliseconds:0.00} ms");
        foreach (var load in Loads)
        {
            Line(text, $"");
            Line(text, $"{load.Load,-26}{"",10}{"",8}  {"latency, ms",16}  {"added to direct",16}  {"first byte",16}  {"first, added",16}  {"added to off",14}  {"processor",10}");
            Line(text, $"{"",-26}{"calls/s",10}{"of off",8}  {"p50",8}{"p99",8}  {"p50",8}{"p99",8}  {"p50",8}{"p99",8}  {"p50",8}{"p99",8}  {"p50",7}{"first",7}  {"us/call",10}");
            foreach (var t in load.Targets)
                Line(text, $"{t.Name,-26}{t.CallsPerSecond,10:N0}{t.ToOff,8:0.00}  {t.Latency.P50,8:0.000}{t.Latency.P99,8:0.000}  {t.Added?.P50,8:0.000}{t.Added?.P99,8:0.000}  {t.Latency.FirstP50,8:0.000}{t.Latency.FirstP99,8:0.000}  {t.Added?.FirstP50,8:0.000}{t.Added?.FirstP99,8:0.000}  {t.AddedToOff?.P50,7:0.000}{t.AddedToOff?.FirstP50,7:0.000}  {t.ProcessorMicrosecondsPerCall,10:0.0}");
        }

        Line(text, $"");
        Line(text, $"{"gateway process, MB",-26}{"peak",10}{"end",10}{"heap",10}{"journal",10}{"answered",14}{"numbered",14}{"open",8}{"waiting",10}");
        foreach (var p in Processes)
            Line(text, $"{p.Name,-26}{p.PeakMb,10:0.0}{p.EndMb,10:0.0}{p.HeapMb,10:0.0}{p.JournalMb,10:0.0}{p.Answered,14:N0}{p.Numbered,14:N0}{p.Open,8}{p.Waiting,10}");
        if (Notes.Count > 0) Line(text, $"");
        foreach (var note in Notes) Line(text, $"note: {note}");
        foreach (var failure in Failures) Line(text, $"FAILED: {failure}");
        return text.ToString().TrimEnd();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.AppendLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
}
