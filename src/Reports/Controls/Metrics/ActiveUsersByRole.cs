using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;
using static AuditPipeline.Reports.Controls.Metrics.Outcomes;

namespace AuditPipeline.Reports.Controls.Metrics;

/// <summary>Different pseudonymous users per system. Roles and client applications are not recorded, and the values say so.</summary>
internal sealed class ActiveUsersByRole : IMetricEvaluator
{
    private const string Query = "active_users";

    public string Metric => "active_users_by_role";

    public int Version => 1;

    public async ValueTask<MetricOutcome> EvaluateAsync(MetricSources sources, Period period, CancellationToken cancellation)
    {
        var query = await sources.Records.MetricAsync(Query, period, sources.System, cancellation).ConfigureAwait(false);
        if (query is null) return this.NotAssessed(period, new Reason(ReasonCode.NoQuery));
        List<KeyValuePair<string, string>> values =
        [
            Value("users", query.Count("users")), Value("calls_without_user", query.Count("calls_without_user")),
            Value("actor_role", "not recorded"), Value("client_app_id", "not recorded"),
            .. query.Rows.Take(20).Select(r => Value($"users[{r.Cell("system") ?? "?"}]", r.CountCell("users"))),
        ];
        return this.Of(MetricState.Informational, period, query.Records, values, [], this.QueryId(query));
    }
}
