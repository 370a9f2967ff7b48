using System.Globalization;
using System.Text.Json;

namespace AuditPipeline.Bench.Edge;

/// <summary>Resident memory of one gateway process under full load, sampled each second, in MB (10^6 bytes).</summary>
/// <param name="FirstMb">After the first minute or, in a shorter run, its first tenth: what starting takes is no growth.</param>
/// <param name="SlopeMbPerMinute">Of the straight line through all samples from there on (least squares).</param>
internal sealed record MemoryResult(
    string Bench, string Load, string Target, double Minutes, int Connections, double CallsPerSecond, double FirstMb, double LastMb, double PeakMb,
    double SlopeMbPerMinute, ProcessFigures Process, IReadOnlyList<string> Failures)
{
    public string ToJson() => JsonSerializer.Serialize(this, BenchJson.Default.MemoryResult);

    public string ToTable() => string.Create(CultureInfo.InvariantCulture, $"""
        {Target}, {Load}, {Connections} connections, {Minutes} minutes, {CallsPerSecond:N0} calls/s
        resident memory, MB: first {FirstMb:0.0}, last {LastMb:0.0}, peak {PeakMb:0.0}, slope {SlopeMbPerMinute:+0.00;-0.00} per minute
        answered {Process.Answered:N0}, numbered {Process.Numbered:N0}, open {Process.Open}, waiting {Process.Waiting}, journal {Process.JournalMb:0.0} MB
        """) + string.Concat(Failures.Select(failure => $"{Environment.NewLine}FAILED: {failure}"));
}
