using AuditPipeline.Core.Ports;
using AuditPipeline.Reports.Costs;
using AuditPipeline.Core.Custody;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace AuditPipeline.Reports.Query;

/// <summary>Maps the JSON API: <c>/api/v1/…</c> behind the administrator key; <c>/healthz</c>, <c>/readyz</c> and <c>/openapi/v1.json</c> in the open.</summary>
public static class AuditApi
{
    private static readonly (string Name, string Text)[] PeriodParameters =
    [
        ("from", "First moment, ISO 8601; default 24 hours before 'to'."),
        ("to", "Moment after the last, ISO 8601; default now."),
    ];

    private static readonly (string Name, string Text)[] FilterParameters =
    [
        .. PeriodParameters,
        ("system", "AI system."),
        ("user", "Pseudonym (32 hex digits) or user; send users in the header x-audit-user to keep them out of URLs."),
        ("model", "Model asked for or answered."),
        ("provider", "Provider."),
        ("outcome", "completed, refused, upstream_error, client_left or interrupted."),
        ("pii", "Entity kind found at least once, for instance EMAIL_ADDRESS."),
    ];

    public static IEndpointRouteBuilder MapAuditApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.AddEndpointFilter(routes.ServiceProvider.GetRequiredService<FailureGate>());
        api.AddEndpointFilter(routes.ServiceProvider.GetRequiredService<AdministratorGate>());
        var trail = routes.ServiceProvider.GetRequiredService<InteractionEndpoints>();
        var packs = routes.ServiceProvider.GetRequiredService<PackEndpoints>();

        api.MapGet("/interactions", (Delegate)trail.ListAsync).Described("Page of interactions, newest first",
            [.. FilterParameters, ("limit", "Rows of a page, 1 to 1000; default 100."), ("cursor", "'next' of the page before.")])
            .Produces<InteractionList>().Produces<ApiProblem>(400, Problem).Produces<ApiProblem>(401, Problem);
        api.MapGet("/interactions/{id}", (Delegate)trail.GetAsync).Described("One record with redacted content, leaf and inclusion proof", [])
            .Produces<InteractionDetail>().Produces<ApiProblem>(401, Problem).Produces<ApiProblem>(404, Problem);
        api.MapGet("/totals", (Delegate)trail.TotalsAsync).Described("Calls, tokens and cost of a period",
            [.. FilterParameters, ("by", "day, model, system, provider or outcome; default one line.")])
            .Produces<TotalsAnswer>().Produces<ApiProblem>(400, Problem).Produces<ApiProblem>(401, Problem);
        api.MapGet("/completeness", (Delegate)trail.CompletenessAsync).Described("Accepted = recorded + lost + open, per gateway instance", PeriodParameters)
            .Produces<CompletenessAnswer>().Produces<ApiProblem>(401, Problem).Produces<ApiProblem>(503, Problem);
        var costs = routes.ServiceProvider.GetRequiredService<CostEndpoints>();
        api.MapGet("/costs", (Delegate)costs.SumAsync).Described("Cost statement: lines that add up to the total, unallocated and unpriced beside them",
            [.. FilterParameters, ("by", "day, system, team, model, provider or tag:NAME; default one line.")])
            .Produces<CostsAnswer>().Produces<ApiProblem>(400, Problem).Produces<ApiProblem>(401, Problem);
        api.MapGet("/costs/focus.csv", (Delegate)costs.FocusAsync).Described("Charges as FOCUS 1.2 CSV",
            [.. FilterParameters, ("by", "tag:NAME adds a tag of the callers."), ("currency", "USD (default) or EUR.")])
            .Produces(200, contentType: "text/csv").Produces<ApiProblem>(400, Problem).Produces<ApiProblem>(422, Problem);
        api.MapPost("/costs/comparison", (Delegate)costs.CompareAsync)
            .Described("Compare with a provider's usage export (body: JSON or CSV of OpenAI, Anthropic or Azure)", FilterParameters)
            .Produces<ComparisonAnswer>().Produces<ApiProblem>(400, Problem);
        api.MapGet("/costs/corrections", (Delegate)costs.CorrectionsAsync).Described("Runs that priced calls of a period again, newest first", PeriodParameters)
            .Produces<CorrectionList>().Produces<ApiProblem>(400, Problem);
        api.MapPost("/costs/corrections", (Delegate)costs.CorrectAsync).Described("Price a period again by the lists of now; corrections stand beside first figures", [])
            .Accepts<CorrectionOrder>("application/json").Produces<CorrectionAnswer>(201).Produces<CorrectionAnswer>().Produces<ApiProblem>(400, Problem);
        api.MapPost("/packs", (Delegate)packs.OrderAsync).Described("Order an evidence pack; answers when it is built", [])
            .Accepts<PackOrder>("application/json").Produces<PackLink>(201).Produces<ApiProblem>(400, Problem).Produces<ApiProblem>(422, Problem);
        api.MapGet("/packs", (Delegate)packs.ListAsync).Described("Ids of the packs, newest first", []).Produces<PackList>();
        api.MapGet("/packs/{id}", (Delegate)packs.GetAsync).Described("Files of a pack", []).Produces<PackLink>().Produces<ApiProblem>(404, Problem);
        api.MapGet("/packs/{id}/files/{**path}", (Delegate)packs.FileAsync).Described("One file of a pack", [])
            .Produces(200, contentType: "application/octet-stream").Produces<ApiProblem>(404, Problem);
        var masterKey = routes.ServiceProvider.GetRequiredService<MasterKeyEndpoints>();
        api.MapPost("/custody/master-key", (Delegate)masterKey.RotateAsync).Described("Rotate the master key of the key ring now; answers when the old one is destroyed", [])
            .Produces<MasterKeyAnswer>().Produces<ApiProblem>(401, Problem).Produces<ApiProblem>(500, Problem);

        var outside = routes.ServiceProvider.GetRequiredService<IOutsideAnchors>();
        api.MapGet("/custody/anchors", () => TypedResults.Json(AnchorsAnswer.Of(outside.Report()), QueryJson.Default.AnchorsAnswer))
            .Described("Witnesses, timestamps and copies of the anchor log: how far each is, and what is wrong", [])
            .Produces<AnchorsAnswer>().Produces<ApiProblem>(401, Problem);
        MapCustody(api, routes.ServiceProvider.GetRequiredService<CustodyEndpoints>());

        var scrub = routes.ServiceProvider.GetRequiredService<ScrubEndpoints>();
        api.MapGet("/custody/scrub", scrub.Get).Described("The scrub: pass under way and last pass, with every fault listed", [])
            .Produces<ScrubAnswer>().Produces<ApiProblem>(401, Problem);
        api.MapPost("/custody/scrub", (Delegate)scrub.OrderAsync).Described("Have a pass made now, at full speed; answers at once", [])
            .Accepts<ScrubOrder>("application/json").Produces<ScrubReceipt>(202).Produces<ApiProblem>(400, Problem).Produces<ApiProblem>(409, Problem);

        routes.MapGet("/healthz", () => TypedResults.Json(new HealthAnswer("ok", new Dictionary<string, bool>()), QueryJson.Default.HealthAnswer))
            .Described("The process answers", []).Produces<HealthAnswer>();
        routes.MapGet("/readyz", (Delegate)ReadyAsync).Described("Every part it needs works", []).Produces<HealthAnswer>().Produces<HealthAnswer>(503);
        routes.MapOpenApi("/openapi/{documentName}.json");
        return routes;
    }

    private const string Problem = "application/problem+json";

    private static void MapCustody(RouteGroupBuilder api, CustodyEndpoints custody)
    {
        api.MapGet("/custody/erasures", (Delegate)custody.ErasuresAsync).Described("Orders to erase, newest first", []).Produces<ErasureList>();
        api.MapPost("/custody/erasures", (Delegate)custody.OrderErasureAsync)
            .Described("Order an erasure (with the key of a role in x-audit-role-key); nothing happens before another role approves", [])
            .Accepts<ErasureRequest>("application/json").Produces<ErasureOrder>(201).Produces<ApiProblem>(400, Problem).Produces<ApiProblem>(403, Problem);
        api.MapGet("/custody/erasures/{id}", (Delegate)custody.ErasureAsync).Described("An order to erase, and what was found", [])
            .Produces<ErasureOrder>().Produces<ApiProblem>(404, Problem);
        api.MapPost("/custody/erasures/{id}/approval", (Delegate)custody.ApproveErasureAsync)
            .Described("Approve an erasure as a second role; it is carried out", [])
            .Produces<ErasureOrder>().Produces<ApiProblem>(403, Problem).Produces<ApiProblem>(404, Problem).Produces<ApiProblem>(422, Problem);
        api.MapPost("/custody/erasures/{id}/withdrawal", (Delegate)custody.WithdrawErasureAsync).Described("Take an order back before it is approved", [])
            .Produces<ErasureOrder>().Produces<ApiProblem>(403, Problem).Produces<ApiProblem>(404, Problem).Produces<ApiProblem>(422, Problem);
        api.MapGet("/custody/erasures/{id}/certificate.pdf", (Delegate)custody.CertificateAsync)
            .Described("Signed certificate of what was erased, where, and what is kept", [("language", "en (default) or nl.")])
            .Produces(200, contentType: "application/pdf").Produces<ApiProblem>(404, Problem).Produces<ApiProblem>(422, Problem);
        api.MapGet("/custody/holds", (Delegate)custody.HoldsAsync).Described("Legal holds, newest first", []).Produces<HoldList>();
        api.MapPost("/custody/holds", (Delegate)custody.OrderHoldAsync)
            .Described("Place a legal hold (with the key of a role in x-audit-role-key); it holds at once, another role makes it last", [])
            .Accepts<HoldRequest>("application/json").Produces<LegalHold>(201).Produces<ApiProblem>(400, Problem).Produces<ApiProblem>(403, Problem);
        api.MapPost("/custody/holds/{id}/approval", (Delegate)custody.ApproveHoldAsync).Described("Agree to a hold, or to its end, as a second role", [])
            .Produces<LegalHold>().Produces<ApiProblem>(403, Problem).Produces<ApiProblem>(404, Problem).Produces<ApiProblem>(422, Problem);
        api.MapPost("/custody/holds/{id}/release", (Delegate)custody.ReleaseHoldAsync).Described("Ask for the end of a hold; another role agrees", [])
            .Produces<LegalHold>().Produces<ApiProblem>(403, Problem).Produces<ApiProblem>(404, Problem).Produces<ApiProblem>(422, Problem);
    }

    private static async Task<IResult> ReadyAsync(HttpContext http)
    {
        var states = new Dictionary<string, bool>();
        foreach (var check in http.RequestServices.GetServices<IReadyCheck>())
            states[check.Name] = await check.IsReadyAsync(http.RequestAborted).ConfigureAwait(false);
        var ready = states.Values.All(s => s);
        return TypedResults.Json(
            new HealthAnswer(ready ? "ok" : "unavailable", states), QueryJson.Default.HealthAnswer,
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static RouteHandlerBuilder Described(
        this RouteHandlerBuilder route, string summary, IReadOnlyList<(string Name, string Text)> parameters) =>
        route.WithSummary(summary).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, text) in parameters)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name, In = ParameterLocation.Query, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        });
}
