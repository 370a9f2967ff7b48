using System.Text;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>The WHERE clause of a question over interactions and its parameters: constants of this class joined by AND, values bound.</summary>
internal static class InteractionConditions
{
    private const string InPeriod =
        "type = 'interaction' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}";

    private const string OfUser =
        """
        id IN (SELECT id FROM content WHERE part = 'body' AND user_pseudonym = {user:String}
               AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')})
        """;

    public static (string Where, SqlParameters Parameters) For(InteractionFilter filter)
    {
        var where = new StringBuilder(InPeriod);
        var parameters = new SqlParameters().Add("from", filter.Period.From).Add("to", filter.Period.To);
        And("system = {system:String}", "system", filter.System);
        And("(model_requested = {model:String} OR model_answered = {model:String})", "model", filter.Model);
        And("provider = {provider:String}", "provider", filter.Provider);
        And("outcome = {outcome:String}", "outcome", filter.Outcome);
        And("mapContains(pii, {kind:String})", "kind", filter.PiiKind);
        And(OfUser, "user", filter.UserPseudonym);
        return (where.ToString(), parameters);

        void And(string condition, string name, string? value)
        {
            if (value is null) return;
            where.Append(" AND ").Append(condition);
            parameters.Add(name, value);
        }
    }
}
