using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Calls by the region the supplier register declares. Regions resolved per call are not recorded, and the values say so.</summary>
internal sealed class RegionOfProcessing : IMetricEvaluator
{
    public string Metric => "region_of_processing";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        if (sources.Suppliers is null) return this.NotAssessed(period, new Reason(ReasonCode.SourceMissing, "supplier_register"));
        var query = await sources.Records.MetricAsync(ProviderCalls.Query, period, sources.System, cancellation).ConfigureAwait(false);
        if (query is null) return this.NotAssessed(period, new Reason(ReasonCode.NoQuery));
        var called = ProviderCalls.Of(query);
        var calls = called.Sum(c => c.Calls);
        if (calls == 0) return this.NotAssessed(period, new Reason(ReasonCode.NoData), 0);

        var lastDay = AttestationTest.LastDay(period);
        long inside = 0, withBasis = 0;
        var without = new List<ProviderCalls>();
        var unknown = new List<ProviderCalls>();
        foreach (var line in called)
        {
            var supplier = sources.Suppliers.FirstOrDefault(s => s.Provider == line.Provider);
            if (supplier?.InEea is null) unknown.Add(line);
            else if (supplier.InEea == true) inside += line.Calls;
            else if (!string.IsNullOrWhiteSpace(supplier.TransferBasisRef)
                     && (supplier.TransferBasisUntil is null || supplier.TransferBasisUntil >= (line.Last ?? lastDay))) withBasis += line.Calls;
            else without.Add(line);
        }

        List<KeyValuePair<string, string>> values =
        [
            Value("calls_in_eea", inside), Value("calls_outside_with_basis", withBasis),
            Value("calls_outside_without_basis", without.Sum(c => c.Calls)), Value("calls_region_unknown", unknown.Sum(c => c.Calls)),
            Value("basis", "declared"),
        ];
        if (without.Count > 0)
            return this.Of(MetricState.Failed, period, calls, values, without.Select(c => $"{c.Name}: {Text(c.Calls)}"), this.QueryId(query));
        return unknown.Count > 0
            ? this.NotAssessed(
                period, new Reason(ReasonCode.PartNotRecorded, "endpoint_region: " + string.Join(", ", unknown.Select(c => c.Name).Take(20))), calls, values)
                with { QueryId = this.QueryId(query) }
            : this.Of(MetricState.Passed, period, calls, values, [], this.QueryId(query));
    }
}
