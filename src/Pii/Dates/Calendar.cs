namespace AuditPipeline.Pii.Dates;

/// <summary>Which days there are (Gregorian calendar).</summary>
internal static class Calendar
{
    internal const int FirstYear = 1800;
    internal const int LastYear = 2199;

    internal static bool IsYear(int year) => year is >= FirstYear and <= LastYear;

    /// <param name="year">Null when it is not known: then the 29th of February is a day.</param>
    internal static bool IsDay(int day, int month, int? year = null) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year is { } y and >= 1 and <= 9999 ? y : 2000, month);

    /// <summary>Day and month in either order.</summary>
    internal static bool IsDayInEitherOrder(int a, int b, int? year = null) => IsDay(a, b, year) || IsDay(b, a, year);

    /// <summary>The nearer century of a year of two digits: 00 to 49 is 2000 to 2049.</summary>
    internal static int Full(int year) => year < 50 ? 2000 + year : 1900 + year;
}
