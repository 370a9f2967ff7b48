using System.Globalization;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Controls;

/// <summary>Holds attested items against what was handed in. An attestation counts when it is complete, signed by the last day of the
/// period, and has not expired on that day, so that an old pack drawn again says the same.</summary>
public static class AttestationTest
{
    public static IReadOnlyList<AttestedItem> Of(Control control, IReadOnlyList<Attestation> attestations, Period period)
    {
        var lastDay = LastDay(period);
        return [.. control.Attested.Select((text, i) =>
        {
            var candidates = attestations
                .Where(a => a.Control == control.Id && a.Item == i + 1)
                .OrderBy(a => Rank(StateOf(a, lastDay))).ThenByDescending(a => a.Date)
                .ToList();
            return candidates.Count == 0
                ? new AttestedItem(i + 1, text, AttestedState.Missing, null)
                : new AttestedItem(i + 1, text, StateOf(candidates[0], lastDay), candidates[0]);
        })];
    }

    /// <summary>Last day with a moment inside the period, UTC.</summary>
    public static DateOnly LastDay(Period period) => DateOnly.FromDateTime(period.To.UtcDateTime.AddTicks(-1));

    /// <summary>Why an item is a gap, or null when it counts.</summary>
    public static Reason? Gap(AttestedItem item)
    {
        var number = item.Number.ToString(CultureInfo.InvariantCulture);
        return item.State switch
        {
            AttestedState.Valid => null,
            AttestedState.Missing => new Reason(ReasonCode.AttestationMissing, number, item.Text),
            AttestedState.Expired => new Reason(ReasonCode.AttestationExpired, number, item.Text, Text(item.Attestation?.Expires)),
            AttestedState.Incomplete => new Reason(ReasonCode.AttestationIncomplete, number, item.Text),
            AttestedState.Later => new Reason(ReasonCode.AttestationLater, number, item.Text, Text(item.Attestation?.Date)),
            _ => throw new InvalidOperationException($"AttestedState.{item.State}"),
        };
    }

    private static int Rank(AttestedState state) => state is AttestedState.Valid ? 0 : 1;

    private static AttestedState StateOf(Attestation a, DateOnly lastDay)
    {
        if (string.IsNullOrWhiteSpace(a.Owner) || a.Date is null || a.Expires is null || !IsHash(a.DocumentSha256)) return AttestedState.Incomplete;
        if (a.Date > lastDay) return AttestedState.Later;
        return a.Expires < lastDay ? AttestedState.Expired : AttestedState.Valid;
    }

    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    private static string Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";
}
