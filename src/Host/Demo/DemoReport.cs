using System.Globalization;
using System.Text.Json;
using AuditPipeline.Core.Queries;
using AuditPipeline.Host.Composition;

namespace AuditPipeline.Host.Demo;

/// <summary>What the demonstration did, as a short table.</summary>
internal sealed class DemoReport
{
    private readonly List<(string Name, string Value)> _lines = [];

    private DemoReport(bool good) => IsGood = good;

    /// <summary>Every call is on record exactly once and every pack verifies.</summary>
    public bool IsGood { get; }

    public static async Task<DemoReport> CollectAsync(
        EmbeddedHost host, Period period, DemoSent sent, IReadOnlyList<DemoPack> packs, CancellationToken cancellation)
    {
        var filter = new InteractionFilter(period);
        var totals = (await host.Records.TotalsAsync(filter, TotalsGrouping.None, cancellation)).SingleOrDefault();
        var outcomes = await host.Records.TotalsAsync(filter, TotalsGrouping.Outcome, cancellation);
        var pii = await host.Records.PiiAsync(filter, cancellation);
        var gateways = await host.Records.CountGatewaysAsync(period, cancellation);
        var counts = await host.Journal.CountAsync(cancellation);
        var recorded = totals?.Calls ?? 0;
        var once = recorded == sent.Sent && counts.Accepted == sent.Sent && gateways.All(g => g is { Duplicates: 0, Missing: 0, Lost: 0 });

        var report = new DemoReport(once && sent.Failures.Count == 0 && packs.All(p => p.Verdict.Intact));
        report.Add("calls sent", Count(sent.Sent) + (sent.Left > 0 ? $" ({Count(sent.Left)} clients left halfway)" : ""));
        if (sent.Identical is { } identical) report.Add("answers byte-identical", $"{Count(identical)} of {Count(sent.Sent)}");
        report.Add("recorded", Count(recorded) + (once ? ", each once, numbers without holes" : ", NOT each exactly once"));
        report.Add("sealed", $"{Count(host.Status.Sealed)} leaves, {Count(host.Status.Rejected)} rejected");
        report.Add("outcomes", string.Join(", ", outcomes.OrderByDescending(o => o.Calls).Select(o => $"{o.Key} {Count(o.Calls)}")));
        if (totals is not null)
        {
            report.Add("tokens", $"{Count(totals.InputTokens)} in ({Count(totals.CachedInputTokens)} cached), {Count(totals.OutputTokens)} out ({Count(totals.ReasoningTokens)} reasoning); counted here for {Count(totals.UsageCounted)} calls, unknown for {Count(totals.UsageUnknown)}");
            report.Add("cost", $"USD {totals.CostUsd?.ToString("0.000000", CultureInfo.InvariantCulture) ?? "unknown"}; {Count(totals.Unpriced)} calls unpriced");
        }

        report.Add("personal data", pii.Count == 0 ? "none found" : string.Join(", ", pii.Select(p => $"{p.Kind} {Count(p.Places)}")));
        foreach (var pack in packs)
        {
            report.Add("pack", $"{pack.Request.Framework}, {pack.Request.Language}: {pack.Id}");
            report.Add("  controls", Results(pack));
            report.Add("  verification", pack.Verdict.FirstBroken is { } broken ? $"BROKEN: {broken}" : $"intact: {Count(pack.Verdict.Counts.Records)} records, {Count(pack.Verdict.Counts.Disclosed)} disclosed parts");
            report.Add("  check it again", $"./audit verify {pack.Folder} --key {pack.KeyFile}");
            report.Add("  PDF", pack.Pdf);
        }

        foreach (var failure in sent.Failures.Take(20)) report.Add("FAILURE", failure);
        return report;
    }

    public void Print(TextWriter output)
    {
        var width = _lines.Max(l => l.Name.Length);
        output.WriteLine();
        foreach (var (name, value) in _lines) output.WriteLine($"{name.PadRight(width)}  {value}");
    }

    private static string Results(DemoPack pack)
    {
        using var findings = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(pack.Folder, "findings.json")));
        return string.Join(", ", findings.RootElement.GetProperty("overview").EnumerateObject().Select(r => $"{r.Name} {r.Value}"));
    }

    private void Add(string name, string value) => _lines.Add((name, value));

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
