namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Dates inside numbers of persons.</summary>
internal static class BirthDate
{
    /// <summary>Whether six digits YYMMDD are a day of the calendar in some century.</summary>
    internal static bool IsDay(ReadOnlySpan<char> six)
    {
        var month = Two(six[2..]);
        var day = Two(six[4..]);
        // 2000 is a leap year: the century is not known here.
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month);
    }

    internal static int Two(ReadOnlySpan<char> digits) => (digits[0] - '0') * 10 + digits[1] - '0';
}
