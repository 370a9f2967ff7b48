using System.Text.Json.Serialization.Metadata;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Reports.Custody;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AuditPipeline.Reports.Query;

/// <summary>Orders to erase and legal holds. Reading needs the key of the API; acting also that of a role.</summary>
internal sealed class CustodyEndpoints(
    ICustodian custodian, ICustodyRegister register, ErasureCertificates certificates, RoleGate roles, IOptionsMonitor<AuditApiOptions> options)
{
    private const int LargestOrder = 128 * 1024;
    private const int LongestUser = 512;
    private const string DefaultBasis = "GDPR-17";
    private const string NoErasure = "There is no order of that id.";
    private const string NoHold = "There is no hold of that id.";

    public async Task<IResult> OrderErasureAsync(HttpContext http)
    {
        if (roles.RoleOf(http.Request) is not { } role) return ApiProblem.NoRole();
        var (order, problem) = await RequestBody.OrderAsync(http.Request, CustodyApiJson.Default.ErasureRequest, LargestOrder).ConfigureAwait(false);
        if (order is null) return problem!;
        var (subject, wrong) = SubjectOf(order.User, order.Subject);
        if (wrong is not null) return wrong;

        var (made, fault) = await custodian.RequestAsync(
            new ErasureOrder
            {
                Id = "", Tenant = options.CurrentValue.Tenant, Subject = subject, Records = order.Records ?? [], Basis = order.Basis ?? DefaultBasis,
                Reference = order.Reference, RequestedBy = role, RequestedAt = default, DueAt = default,
            },
            http.RequestAborted).ConfigureAwait(false);
        return Answer(http, made, fault, CustodyApiJson.Default.ErasureOrder, NoErasure, made is null ? null : $"/api/v1/custody/erasures/{made.Id}");
    }

    public async Task<IResult> ApproveErasureAsync(HttpContext http, string id)
    {
        if (roles.RoleOf(http.Request) is not { } role) return ApiProblem.NoRole();
        // Not tied to the caller's patience: what was approved is carried out.
        var (order, fault) = await custodian.ApproveErasureAsync(id, role, CancellationToken.None).ConfigureAwait(false);
        return Answer(http, order, fault, CustodyApiJson.Default.ErasureOrder, NoErasure);
    }

    public async Task<IResult> WithdrawErasureAsync(HttpContext http, string id)
    {
        if (roles.RoleOf(http.Request) is null) return ApiProblem.NoRole();
        var (order, fault) = await custodian.WithdrawErasureAsync(id, http.RequestAborted).ConfigureAwait(false);
        return Answer(http, order, fault, CustodyApiJson.Default.ErasureOrder, NoErasure);
    }

    public async Task<IResult> ErasuresAsync(HttpContext http) => TypedResults.Json(
        new ErasureList(await register.ErasuresAsync(http.RequestAborted).ConfigureAwait(false)), CustodyApiJson.Default.ErasureList);

    public async Task<IResult> ErasureAsync(HttpContext http, string id) => Answer(
        http, await register.ErasureAsync(id, http.RequestAborted).ConfigureAwait(false), null, CustodyApiJson.Default.ErasureOrder, NoErasure);

    public async Task<IResult> CertificateAsync(HttpContext http, string id)
    {
        var language = http.Request.Query["language"].ToString() is { Length: > 0 } given ? given : "en";
        if (language is not ("en" or "nl")) return ApiProblem.BadField("language", "One of en, nl.");
        if (await register.ErasureAsync(id, http.RequestAborted).ConfigureAwait(false) is not { } order) return ApiProblem.NotFound(NoErasure);
        if (order.Report is null) return ApiProblem.Refused("The order was not carried out yet; there is nothing to certify.");

        var file = new MemoryStream();
        await certificates.WriteAsync(order, language, file, http.RequestAborted).ConfigureAwait(false);
        file.Position = 0;
        return TypedResults.Stream(file, "application/pdf", $"{id}.pdf");
    }

    public async Task<IResult> OrderHoldAsync(HttpContext http)
    {
        if (roles.RoleOf(http.Request) is not { } role) return ApiProblem.NoRole();
        var (order, problem) = await RequestBody.OrderAsync(http.Request, CustodyApiJson.Default.HoldRequest, LargestOrder).ConfigureAwait(false);
        if (order is null) return problem!;
        var (subject, wrong) = SubjectOf(order.User, order.Subject);
        if (wrong is not null) return wrong;
        if (!TryTime(order.From, out var from)) return ApiProblem.BadField("from", "Not an ISO 8601 date or time.");
        if (!TryTime(order.To, out var to)) return ApiProblem.BadField("to", "Not an ISO 8601 date or time.");

        var (made, fault) = await custodian.RequestAsync(
            new LegalHold
            {
                Id = "", Tenant = options.CurrentValue.Tenant, Reason = order.Reason?.Trim() ?? "", System = order.System, Subject = subject, From = from, To = to,
                Records = order.Records ?? [], RequestedBy = role, RequestedAt = default,
            },
            http.RequestAborted).ConfigureAwait(false);
        return Answer(http, made, fault, CustodyApiJson.Default.LegalHold, NoHold, made is null ? null : $"/api/v1/custody/holds/{made.Id}");
    }

    public async Task<IResult> ApproveHoldAsync(HttpContext http, string id)
    {
        if (roles.RoleOf(http.Request) is not { } role) return ApiProblem.NoRole();
        var (hold, fault) = await custodian.ApproveHoldAsync(id, role, http.RequestAborted).ConfigureAwait(false);
        return Answer(http, hold, fault, CustodyApiJson.Default.LegalHold, NoHold);
    }

    public async Task<IResult> ReleaseHoldAsync(HttpContext http, string id)
    {
        if (roles.RoleOf(http.Request) is not { } role) return ApiProblem.NoRole();
        var (hold, fault) = await custodian.ReleaseHoldAsync(id, role, http.RequestAborted).ConfigureAwait(false);
        return Answer(http, hold, fault, CustodyApiJson.Default.LegalHold, NoHold);
    }

    public async Task<IResult> HoldsAsync(HttpContext http) => TypedResults.Json(
        new HoldList(await register.HoldsAsync(http.RequestAborted).ConfigureAwait(false)), CustodyApiJson.Default.HoldList);

    private (string? Subject, IResult? Problem) SubjectOf(string? user, string? subject)
    {
        if (user is null) return (subject, null);
        if (subject is not null) return (null, ApiProblem.BadField("subject", "Name the person by 'user' or by 'subject', not by both."));
        return user.Length is 0 or > LongestUser
            ? (null, ApiProblem.BadField("user", $"1 to {LongestUser} characters."))
            : (Pseudonym.Of(options.CurrentValue.PseudonymKey.Span, user), null);
    }

    private static IResult Answer<T>(HttpContext http, T? made, CustodyFault? fault, JsonTypeInfo<T> type, string missing, string? location = null)
        where T : class
    {
        if (fault is not null) return fault.Field.Length > 0 ? ApiProblem.BadField(fault.Field, fault.Text) : ApiProblem.Refused(fault.Text);
        if (made is null) return ApiProblem.NotFound(missing);
        if (location is null) return TypedResults.Json(made, type);
        http.Response.Headers.Location = location;
        return TypedResults.Json(made, type, statusCode: StatusCodes.Status201Created);
    }

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null) return true;
        if (!QueryText.TryTime(text, out var read)) return false;
        time = read;
        return true;
    }
}
