namespace AuditPipeline.Pii.Checks;

/// <summary>Dates of birth as numbers carry them.</summary>
internal static class NumberDates
{
    /// <summary>The day exists in some century.</summary>
    /// <param name="year">Its last two digits.</param>
    internal static bool Exists(int year, int month, int day) => Exists(month, day, leap: year % 4 == 0);

    /// <summary>The day exists.</summary>
    /// <param name="year">All four digits.</param>
    internal static bool ExistsIn(int year, int month, int day) =>
        year is >= 1800 and <= 2199 && Exists(month, day, leap: DateTime.IsLeapYear(year));

    /// <summary>Digits <c>yymmdd</c> from a place on.</summary>
    internal static bool YearFirst(ReadOnlySpan<char> value, int start = 0) =>
        Exists(Digits.Value(value, start, 2), Digits.Value(value, start + 2, 2), Digits.Value(value, start + 4, 2));

    /// <summary>Digits <c>ddmmyy</c> from a place on.</summary>
    internal static bool DayFirst(ReadOnlySpan<char> value, int start = 0) =>
        Exists(Digits.Value(value, start + 4, 2), Digits.Value(value, start + 2, 2), Digits.Value(value, start, 2));

    private static bool Exists(int month, int day, bool leap) =>
        month is >= 1 and <= 12 && day >= 1 && day <= (month == 2 && !leap ? 28 : DateTime.DaysInMonth(2000, month));
}
