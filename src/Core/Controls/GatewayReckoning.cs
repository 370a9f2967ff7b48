using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>Holds what a gateway instance says of its count against what the store has of it. Numbers belong to an instance, not to a period:
/// a period's figures are of the span of numbers its rows cover. Numbers behind the last stored one of all (the tail) are in progress, on their
/// way or missing; they go with a period that reaches up to now, the missing ones with every period.</summary>
public static class GatewayReckoning
{
    private const int MostHoles = 1_000;

    /// <summary>One line, or two where the tail does not follow the period's numbers; none when there is nothing to tell.</summary>
    /// <param name="period">What the period has; null when it has no row of the instance.</param>
    /// <param name="lastStored">Highest number the store has of the instance at any time; 0 for none.</param>
    /// <param name="says">What the instance says; null when nobody knows.</param>
    /// <param name="reachesNow">Whether the period ends about now.</param>
    public static IReadOnlyList<GatewayCompleteness> Of(
        string instance, GatewayCount? period, long lastStored, GatewayStatement? says, bool reachesNow)
    {
        var span = period is { First: > 0 } ? Span(period, says) : null;
        var tail = says is null ? null : Tail(instance, lastStored, says, reachesNow);
        if (span is null) return tail is null ? [] : [tail];
        if (tail is null) return [span];
        return span.Last == lastStored ? [Joined(span, tail)] : [span, tail];
    }

    private static GatewayCompleteness Span(GatewayCount period, GatewayStatement? says)
    {
        var unexplained = new List<long>();
        var open = 0L;
        var unnamed = says?.OpenUnnamed ?? 0;
        var lastNamed = says is { Open.Count: > 0 } ? says.Open.Max() : 0;
        foreach (var number in period.Holes)
        {
            if (says is null) unexplained.Add(number);
            else if (says.Open.Contains(number) || (says.GoesOn && number > says.Accepted)) open++;
            else if (number > lastNamed && unnamed-- > 0) open++;
            else unexplained.Add(number);
        }

        // Holes beyond the list's bound are open where they are named so.
        if (period.Missing > period.Holes.Count && says is not null)
        {
            open += Math.Min(
                period.Missing - period.Holes.Count, says.Open.LongCount(number => number > period.Holes[^1] && number <= period.Last));
        }

        return new GatewayCompleteness(
            period.Instance, period.Last - period.First + 1, period.Recorded, period.Lost, open, unexplained, period.Duplicates)
        {
            First = period.First, Last = period.Last, Missing = period.Missing - open,
        };
    }

    private static GatewayCompleteness? Tail(string instance, long lastStored, GatewayStatement says, bool reachesNow)
    {
        var length = says.Accepted - lastStored;
        if (length <= 0) return null;
        var open = Math.Min(length, says.Open.LongCount(number => number > lastStored && number <= says.Accepted) + says.OpenUnnamed);
        var onTheirWay = Math.Min(says.OnTheirWay, length - open);
        var missing = length - open - onTheirWay;
        if (missing == 0 && !reachesNow) return null;

        var holes = new List<long>();
        for (var number = lastStored + 1; number <= says.Accepted && holes.Count < Math.Min(missing, MostHoles); number++)
            if (!says.Open.Contains(number)) holes.Add(number);
        return new GatewayCompleteness(
            instance, reachesNow ? length : missing, 0, 0, reachesNow ? open + onTheirWay : 0, holes, 0)
        {
            First = lastStored + 1, Last = says.Accepted, Missing = missing,
        };
    }

    private static GatewayCompleteness Joined(GatewayCompleteness span, GatewayCompleteness tail) => span with
    {
        Accepted = span.Accepted + tail.Accepted,
        Open = span.Open + tail.Open,
        Holes = [.. span.Holes.Concat(tail.Holes).Take(MostHoles)],
        Missing = span.Missing + tail.Missing,
        Last = tail.Last,
    };
}
