using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Packs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AuditPipeline.Reports.Query;

/// <summary>Evidence packs: order, list, fetch.</summary>
internal sealed class PackEndpoints(IPackBuilder builder, IPackStore store, IOptionsMonitor<AuditApiOptions> options)
{
    private const int LargestOrder = 16 * 1024;
    private const int LongestText = 256;

    public async Task<IResult> OrderAsync(HttpContext http)
    {
        var (order, problem) = await RequestBody.OrderAsync(http.Request, QueryJson.Default.PackOrder, LargestOrder).ConfigureAwait(false);
        if (order is null) return problem!;
        (string Field, string? Text)[] texts =
        [
            ("framework", order.Framework), ("system", order.System), ("authority", order.Authority), ("request_reference", order.RequestReference),
        ];
        foreach (var (field, text) in texts)
        {
            if (text?.Length > LongestText) return ApiProblem.BadField(field, $"Longer than {LongestText} characters.");
        }

        if (order.Framework is null || PackFrameworks.CatalogueWord(order.Framework) is null)
            return ApiProblem.BadField("framework", $"One of {string.Join(", ", PackFrameworks.All)}.");
        if (order.From is null || !QueryText.TryTime(order.From, out var from)) return ApiProblem.BadField("from", "Not an ISO 8601 date or time.");
        if (order.To is null || !QueryText.TryTime(order.To, out var to)) return ApiProblem.BadField("to", "Not an ISO 8601 date or time.");
        if (from >= to) return ApiProblem.BadField("from", "Must lie before 'to'.");
        if (to - from > options.CurrentValue.LongestPeriod)
            return ApiProblem.BadField("from", $"The period is longer than {options.CurrentValue.LongestPeriod.TotalDays:0} days.");
        var language = order.Language ?? "en";
        if (language is not ("en" or "nl")) return ApiProblem.BadField("language", "One of en, nl.");

        var receipt = await builder.BuildAsync(
            new PackRequest(
                order.Framework, new Period(from, to), order.System, language, order.Authority, order.RequestReference, "administrator"),
            http.RequestAborted).ConfigureAwait(false);
        if (receipt.PackId is not { } id) return ApiProblem.Refused(receipt.Refusal ?? "The pack was not built.");

        var files = await store.ListFilesAsync(id, http.RequestAborted).ConfigureAwait(false) ?? [];
        http.Response.Headers.Location = $"/api/v1/packs/{id}";
        return TypedResults.Json(new PackLink(id, files), QueryJson.Default.PackLink, statusCode: StatusCodes.Status201Created);
    }

    public async Task<IResult> ListAsync(HttpContext http) => TypedResults.Json(
        new PackList(await store.ListAsync(http.RequestAborted).ConfigureAwait(false)), QueryJson.Default.PackList);

    public async Task<IResult> GetAsync(HttpContext http, string id)
    {
        var files = await store.ListFilesAsync(id, http.RequestAborted).ConfigureAwait(false);
        return files is null ? ApiProblem.NotFound("There is no pack of that id.") : TypedResults.Json(new PackLink(id, files), QueryJson.Default.PackLink);
    }

    public async Task<IResult> FileAsync(HttpContext http, string id, string path)
    {
        // Only a name the pack itself lists is opened, so no path can lead elsewhere.
        var files = await store.ListFilesAsync(id, http.RequestAborted).ConfigureAwait(false);
        if (files is null) return ApiProblem.NotFound("There is no pack of that id.");
        if (!files.Contains(path, StringComparer.Ordinal)) return ApiProblem.NotFound("The pack has no file of that name.");
        var content = await store.OpenAsync(id, path, http.RequestAborted).ConfigureAwait(false);
        if (content is null) return ApiProblem.NotFound("The pack has no file of that name.");

        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(content, MediaType(path), path.Split('/')[^1]);
    }

    private static string MediaType(string path) => Path.GetExtension(path) switch
    {
        ".pdf" => "application/pdf",
        ".json" => "application/json",
        ".jsonl" => "application/jsonl",
        _ => "application/octet-stream",
    };
}
