using System.Globalization;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Sealing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AuditPipeline.Reports.Query;

/// <summary>The trail: pages, single records with their proof, totals, completeness.</summary>
internal sealed class InteractionEndpoints(
    IRecordReader records, IProofSource proofs, ICompletenessSource completeness, IOptionsMonitor<AuditApiOptions> options, TimeProvider clock)
{
    private const int DefaultLimit = 100;
    private const int LargestLimit = 1000;

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var (filter, problem) = FilterReader.Read(http.Request, options.CurrentValue, clock);
        if (filter is null) return problem!;

        var limit = DefaultLimit;
        if (http.Request.Query["limit"].ToString() is { Length: > 0 } limitText
            && (!int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LargestLimit))
            return ApiProblem.BadField("limit", $"A whole number from 1 to {LargestLimit}.");
        InteractionCursor? after = null;
        if (http.Request.Query["cursor"].ToString() is { Length: > 0 } cursorText)
        {
            if (!QueryText.TryCursor(cursorText, out var cursor)) return ApiProblem.BadField("cursor", "Not a cursor of this API.");
            after = cursor;
        }

        var page = await records.FindAsync(filter, after, limit, http.RequestAborted).ConfigureAwait(false);
        return TypedResults.Json(
            new InteractionList(
                filter.Period.From, filter.Period.To, [.. page.Rows.Select(InteractionItem.Of)],
                page.Next is { } next ? QueryText.Cursor(next) : null),
            QueryJson.Default.InteractionList);
    }

    public async Task<IResult> GetAsync(HttpContext http, string id)
    {
        if (!EnvelopeId.TryParse(id, out var envelope)) return ApiProblem.BadField("id", "Not a record id (36 characters).");
        var record = await records.GetAsync(envelope, http.RequestAborted).ConfigureAwait(false);
        if (record is null) return ApiProblem.NotFound("There is no record of that id.");

        var proof = await proofs.ProveAsync(record.Stream, record.Index, http.RequestAborted).ConfigureAwait(false);
        var body = record.Parts.FirstOrDefault(p => p.Name == PartName.Body)?.Payload;
        return TypedResults.Json(
            new InteractionDetail(
                envelope.ToString(), record.Stream.Value, record.Index, Parsed(record.LeafBytes), Convert.ToBase64String(record.LeafBytes.Span),
                body is { } payload ? Parsed(payload) : null, [.. record.Parts.Select(Part)], record.DifferingColumns,
                proof is null ? null : ProofDetail.Of(proof)),
            QueryJson.Default.InteractionDetail);
    }

    public async Task<IResult> TotalsAsync(HttpContext http)
    {
        var (filter, problem) = FilterReader.Read(http.Request, options.CurrentValue, clock);
        if (filter is null) return problem!;
        var by = http.Request.Query["by"].ToString();
        TotalsGrouping? grouping = by switch
        {
            "" => TotalsGrouping.None,
            "day" => TotalsGrouping.Day,
            "model" => TotalsGrouping.Model,
            "system" => TotalsGrouping.System,
            "provider" => TotalsGrouping.Provider,
            "outcome" => TotalsGrouping.Outcome,
            _ => null,
        };
        if (grouping is null) return ApiProblem.BadField("by", "One of day, model, system, provider, outcome.");

        var lines = await records.TotalsAsync(filter, grouping.Value, http.RequestAborted).ConfigureAwait(false);
        return TypedResults.Json(
            new TotalsAnswer(filter.Period.From, filter.Period.To, by, [.. lines.Select(TotalsItem.Of)]), QueryJson.Default.TotalsAnswer);
    }

    public async Task<IResult> CompletenessAsync(HttpContext http)
    {
        var (period, problem) = FilterReader.ReadPeriod(http.Request, options.CurrentValue, clock);
        if (problem is not null) return problem;
        var figures = await completeness.ReadAsync(period, http.RequestAborted).ConfigureAwait(false);
        if (figures is null) return ApiProblem.Unavailable("No gateway's count is available for this period.");
        return TypedResults.Json(
            new CompletenessAnswer(
                period.From, period.To, figures.Accepted, figures.Recorded, figures.Lost, figures.Open, figures.Unexplained, figures.Duplicates,
                figures.AddsUp, [.. figures.Gateways.Select(GatewayItem.Of)]),
            QueryJson.Default.CompletenessAnswer);
    }

    private static PartDetail Part(StoredPart part) => new(
        part.Name,
        part.Payload is not null ? "disclosed" : part.WrappedKey is null ? "erased" : "withheld",
        part.KekId,
        part.Payload is { } payload ? Convert.ToBase64String(payload.Span) : null,
        part.Salt is { } salt ? Convert.ToBase64String(salt.Span) : null);

    private static JsonElement Parsed(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
