using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Redaction;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Reports.Query;

/// <summary>Reads the filter of a request. Every text is bounded; the first wrong field ends the reading and is named.</summary>
internal static class FilterReader
{
    /// <summary>Header that names a user without putting it into the URL.</summary>
    public const string UserHeader = "x-audit-user";

    private const int LongestText = 256;
    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromHours(24);

    /// <summary>The filter, or the problem to answer with.</summary>
    public static (InteractionFilter? Filter, IResult? Problem) Read(HttpRequest request, AuditApiOptions options, TimeProvider clock)
    {
        var (period, wrong) = ReadPeriod(request, options, clock);
        if (wrong is not null) return (null, wrong);
        foreach (var name in (string[])["system", "user", "model", "provider", "outcome", "pii"])
        {
            if (request.Query[name].Count > 1) return (null, ApiProblem.BadField(name, "Given more than once."));
            if (request.Query[name].ToString().Length > LongestText) return (null, ApiProblem.BadField(name, $"Longer than {LongestText} characters."));
        }

        var outcome = Text(request, "outcome");
        if (outcome is not null && CaptureOutcomes.Parse(outcome) is null)
            return (null, ApiProblem.BadField("outcome", "One of completed, refused, upstream_error, client_left, interrupted."));

        var user = Text(request, "user") ?? (request.Headers[UserHeader].ToString() is { Length: > 0 and <= LongestText } named ? named : null);
        if (user is not null && !IsPseudonym(user))
        {
            if (options.PseudonymKey.IsEmpty) return (null, ApiProblem.BadField("user", "Only a pseudonym of 32 hex digits can be asked for."));
            user = Pseudonym.Of(options.PseudonymKey.Span, user);
        }

        return (new InteractionFilter(
            period, Text(request, "system"), user, Text(request, "model"), Text(request, "provider"), outcome, Text(request, "pii")), null);
    }

    public static (Period Period, IResult? Problem) ReadPeriod(HttpRequest request, AuditApiOptions options, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var to = now;
        if (Text(request, "to") is { } toText && !QueryText.TryTime(toText, out to)) return (default, Time("to"));
        var from = to - DefaultPeriod;
        if (Text(request, "from") is { } fromText && !QueryText.TryTime(fromText, out from)) return (default, Time("from"));
        if (from >= to) return (default, ApiProblem.BadField("from", "Must lie before 'to'."));
        return to - from > options.LongestPeriod
            ? (default, ApiProblem.BadField("from", $"The period is longer than {options.LongestPeriod.TotalDays:0} days."))
            : (new Period(from, to), null);
    }

    private static IResult Time(string field) => ApiProblem.BadField(field, "Not an ISO 8601 date or time.");

    private static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static bool IsPseudonym(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);
}
