using System.Text.RegularExpressions;

namespace AuditPipeline.Core.Custody;

/// <summary>Which acts on orders and holds are allowed, and what they make of them. Every act that destroys or lets destroy takes two
/// different roles. Pure.</summary>
public static partial class CustodyRules
{
    private const int LongestReason = 500;

    /// <summary>Null when the order may be taken; otherwise why not.</summary>
    public static CustodyFault? Check(ErasureOrder order)
    {
        if (order.Subject is null == (order.Records.Count == 0)) return new("subject", "Name either a person or records.");
        if (order.Subject is { } subject && !HexId().IsMatch(subject)) return new("subject", "Not a pseudonym of 32 hex digits.");
        if (Records(order.Records, ErasureOrder.MostRecords) is { } fault) return fault;
        if (!Basis().IsMatch(order.Basis)) return new("basis", "A ground of law such as GDPR-17: 2 to 40 of letters, digits, . ( ) -");
        return order.Reference is { } reference && !Reference().IsMatch(reference)
            ? new("reference", "1 to 64 of letters, digits, . _ / -; no names.")
            : null;
    }

    /// <summary>Null when the hold may be taken; otherwise why not.</summary>
    public static CustodyFault? Check(LegalHold hold)
    {
        if (hold.IsEmpty) return new("", "A hold names a system, a person, a period or records.");
        if (hold.Reason.Length is 0 or > LongestReason) return new("reason", $"1 to {LongestReason} characters.");
        if (hold.Subject is { } subject && !HexId().IsMatch(subject)) return new("subject", "Not a pseudonym of 32 hex digits.");
        if (hold.From is { } from && hold.To is { } to && from >= to) return new("from", "Must lie before 'to'.");
        return Records(hold.Records, LegalHold.MostRecords);
    }

    /// <summary>The second role agrees to an erasure.</summary>
    public static (ErasureOrder? Order, CustodyFault? Fault) Approve(ErasureOrder order, string role, DateTimeOffset at)
    {
        if (order.State != ErasureState.Requested) return (null, new("", $"The order is {Word(order.State)}."));
        return order.RequestedBy == role
            ? (null, new("", $"Role {role} asked for it; another must approve."))
            : (order with { State = ErasureState.Approved, ApprovedBy = role, ApprovedAt = at }, null);
    }

    /// <summary>An order is taken back before it was approved, by whichever role.</summary>
    public static (ErasureOrder? Order, CustodyFault? Fault) Withdraw(ErasureOrder order) => order.State != ErasureState.Requested
        ? (null, new("", $"The order is {Word(order.State)}."))
        : (order with { State = ErasureState.Withdrawn }, null);

    /// <summary>The second role agrees: to a hold that was asked for, or to its end.</summary>
    public static (LegalHold? Hold, CustodyFault? Fault) Approve(LegalHold hold, string role, DateTimeOffset at)
    {
        var asked = hold.State switch
        {
            HoldState.Requested => hold.RequestedBy,
            HoldState.ReleaseRequested => hold.ReleaseRequestedBy,
            _ => null,
        };
        if (asked is null) return (null, new("", $"The hold is {Word(hold.State)}; there is nothing to approve."));
        if (asked == role) return (null, new("", $"Role {role} asked for it; another must approve."));
        return hold.State == HoldState.Requested
            ? (hold with { State = HoldState.Placed, PlacedBy = role, PlacedAt = at }, null)
            : (hold with { State = HoldState.Released, ReleasedBy = role, ReleasedAt = at }, null);
    }

    /// <summary>One role asks for the end of a hold. One that was not agreed yet simply ends.</summary>
    public static (LegalHold? Hold, CustodyFault? Fault) Release(LegalHold hold, string role, DateTimeOffset at) => hold.State switch
    {
        HoldState.Requested => (hold with { State = HoldState.Withdrawn, ReleasedBy = role, ReleasedAt = at }, null),
        HoldState.Placed => (hold with { State = HoldState.ReleaseRequested, ReleaseRequestedBy = role }, null),
        _ => (null, new("", $"The hold is {Word(hold.State)}.")),
    };

    private static CustodyFault? Records(IReadOnlyList<string> records, int most)
    {
        if (records.Count > most) return new("records", $"At most {most}.");
        for (var i = 0; i < records.Count; i++)
            if (!Guid.TryParseExact(records[i], "D", out _)) return new($"records[{i}]", "Not a record id.");
        return null;
    }

    private static string Word<T>(T state)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()).Replace('_', ' ');

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex HexId();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.()\-]{1,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex Basis();

    [GeneratedRegex("^[A-Za-z0-9._/-]{1,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex Reference();
}
