using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports.Costs;
using AuditPipeline.Reports.Costs.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AuditPipeline.Reports.Query;

/// <summary>The cost ledger: statements, exports, comparisons with a provider's count, corrections.</summary>
internal sealed class CostEndpoints(CostBook book, IRandomness randomness, IOptionsMonitor<AuditApiOptions> options, TimeProvider clock)
{
    private const int LongestTag = 64;
    private const int LongestReason = 200;
    private const int LargestOrder = 16 * 1024;
    private const string ByWords = "day, system, team, model, provider or tag:NAME";

    public async Task<IResult> SumAsync(HttpContext http)
    {
        var (question, by, problem) = Question(http.Request);
        if (question is null) return problem!;

        var lines = await book.Ledger.SumAsync(question, http.RequestAborted).ConfigureAwait(false);
        if (lines.Count > ICostLedger.MostLines) return ApiProblem.BadField("by", $"More than {ICostLedger.MostLines} lines; ask for a shorter period.");

        var unpriced = await book.Ledger.UnpricedAsync(question.Filter, http.RequestAborted).ConfigureAwait(false);
        var nobody = by.Length == 0 ? null : lines.FirstOrDefault(line => line.Key is null);
        return TypedResults.Json(
            new CostsAnswer(
                question.Filter.Period.From, question.Filter.Period.To, by, book.Rates?.Source,
                [.. lines.Where(line => line.Key is not null).Select(CostItem.Of)], nobody is null ? null : CostItem.Of(nobody),
                [.. unpriced.Select(line => new UnpricedItem(line.Provider, line.Model, line.Reason, line.Calls, line.First, line.Last))],
                CostItem.Total(lines)),
            CostJson.Default.CostsAnswer);
    }

    public async Task<IResult> FocusAsync(HttpContext http)
    {
        var (question, _, problem) = Question(http.Request);
        if (question is null) return problem!;

        var currency = http.Request.Query["currency"].ToString();
        if (currency is not ("" or "USD" or "EUR")) return ApiProblem.BadField("currency", "USD or EUR.");
        if (currency == "EUR" && book.Rates is null) return ApiProblem.BadField("currency", "There are no exchange rates: name their file in costs.exchange_rates.");

        // Into a file first: an export is whole or an error, never cut.
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await FocusExport.WriteAsync(
                book.Ledger.ChargesAsync(question, http.RequestAborted), file, book.Tenant, currency == "EUR", question.Tag, http.RequestAborted).ConfigureAwait(false);
            file.Position = 0;
            return TypedResults.Stream(file, "text/csv; charset=utf-8", "focus-1.2.csv");
        }
        catch (InvalidDataException wrong)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return ApiProblem.Refused($"The export in euro cannot be made: {wrong.Message}.");
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task<IResult> CompareAsync(HttpContext http)
    {
        var (filter, problem) = FilterReader.Read(http.Request, options.CurrentValue, clock);
        if (filter is null) return problem!;
        if (filter.Provider is null) return ApiProblem.BadField("provider", "Whose export it is.");

        var body = await RequestBody.ReadAsync(http.Request, UsageExport.LargestFile).ConfigureAwait(false);
        if (body is null) return ApiProblem.BadField("body", $"Larger than {UsageExport.LargestFile} bytes.");
        IReadOnlyList<ExportedUsage> theirs;
        try
        {
            theirs = UsageExport.Read(body);
        }
        catch (InvalidDataException wrong)
        {
            return ApiProblem.BadField("body", $"The usage export cannot be read: {wrong.Message}.");
        }

        var ours = await book.Ledger.UsageAsync(filter, http.RequestAborted).ConfigureAwait(false);
        if (ours.Count > ICostLedger.MostLines) return ApiProblem.BadField("from", $"More than {ICostLedger.MostLines} lines; ask for a shorter period.");

        var (first, last) = (DateOnly.FromDateTime(filter.Period.From.UtcDateTime), DateOnly.FromDateTime(filter.Period.To.AddTicks(-1).UtcDateTime));
        var lines = UsageComparison.Of(ours, theirs.Where(day => day.Day >= first && day.Day <= last));
        return TypedResults.Json(
            new ComparisonAnswer(
                filter.Period.From, filter.Period.To, filter.Provider, Count("equal"), Count("differs"), Count("only_ours"), Count("only_theirs"),
                lines.Sum(line => line.Ours?.InputTokens ?? 0), lines.Sum(line => line.Theirs?.InputTokens ?? 0),
                lines.Sum(line => line.Ours?.OutputTokens ?? 0), lines.Sum(line => line.Theirs?.OutputTokens ?? 0), lines),
            CostJson.Default.ComparisonAnswer);

        int Count(string state) => lines.Count(line => line.State == state);
    }

    public async Task<IResult> CorrectAsync(HttpContext http)
    {
        var (order, problem) = await RequestBody.OrderAsync(http.Request, CostJson.Default.CorrectionOrder, LargestOrder).ConfigureAwait(false);
        if (order is null) return problem!;

        if (order.From is null || !QueryText.TryTime(order.From, out var from)) return ApiProblem.BadField("from", "Not an ISO 8601 date or time.");
        if (order.To is null || !QueryText.TryTime(order.To, out var to)) return ApiProblem.BadField("to", "Not an ISO 8601 date or time.");
        if (from >= to) return ApiProblem.BadField("from", "Must lie before 'to'.");
        if (to - from > options.CurrentValue.LongestPeriod)
            return ApiProblem.BadField("from", $"The period is longer than {options.CurrentValue.LongestPeriod.TotalDays:0} days.");
        if (string.IsNullOrWhiteSpace(order.Reason) || order.Reason.Length > LongestReason)
            return ApiProblem.BadField("reason", $"1 to {LongestReason} characters: it stands beside every correction.");

        var answer = await new Repricing(book, randomness, clock).RunAsync(
            new InteractionFilter(new Period(from, to), Provider: order.Provider, Model: order.Model), order.Reason, order.DryRun, http.RequestAborted)
            .ConfigureAwait(false);
        return TypedResults.Json(answer, CostJson.Default.CorrectionAnswer, statusCode: answer.Run is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    public async Task<IResult> CorrectionsAsync(HttpContext http)
    {
        var (period, problem) = FilterReader.ReadPeriod(http.Request, options.CurrentValue, clock);
        if (problem is not null) return problem;

        var runs = await book.Ledger.RunsAsync(period, http.RequestAborted).ConfigureAwait(false);
        return TypedResults.Json(new CorrectionList(period.From, period.To, [.. runs.Select(CorrectionItem.Of)]), CostJson.Default.CorrectionList);
    }

    private (CostQuestion? Question, string By, IResult? Problem) Question(HttpRequest request)
    {
        var (filter, problem) = FilterReader.Read(request, options.CurrentValue, clock);
        if (filter is null) return (null, "", problem);

        var by = request.Query["by"].ToString();
        var tag = by.StartsWith("tag:", StringComparison.Ordinal) ? by[4..] : null;
        CostDimension? dimension = by switch
        {
            "" => CostDimension.None,
            "day" => CostDimension.Day,
            "system" => CostDimension.System,
            "team" => CostDimension.Team,
            "model" => CostDimension.Model,
            "provider" => CostDimension.Provider,
            _ => tag is { Length: > 0 and <= LongestTag } ? CostDimension.Tag : null,
        };
        return dimension is { } known
            ? (new CostQuestion(filter, known, tag, book.Teams, book.Rates), by, null)
            : (null, by, ApiProblem.BadField("by", $"One of {ByWords} (1 to {LongestTag} characters)."));
    }
}
