namespace AuditPipeline.Pii.Dates;

/// <summary>What a word says in a date. The low four bits are the number of a month.</summary>
[Flags]
internal enum DateWord
{
    None = 0,

    /// <summary>Number of the month, 1 to 12.</summary>
    Month = 0xF,

    /// <summary>An abbreviation: <c>sep</c>.</summary>
    Short = 1 << 4,

    /// <summary>A common word or a name as well: <c>may</c>, <c>set</c>, <c>Jan</c>.</summary>
    Ambiguous = 1 << 5,

    Weekday = 1 << 6,

    /// <summary>A weekday that is reported alone.</summary>
    LoneWeekday = 1 << 7,

    /// <summary>Stands between day, month and year: <c>de</c>, <c>of</c>.</summary>
    Joint = 1 << 8,

    /// <summary>Ends an ordinal number: <c>th</c>.</summary>
    Ordinal = 1 << 9,

    /// <summary>Stands between a weekday and a day: <c>den</c>.</summary>
    Article = 1 << 10,

    /// <summary>A year may follow: <c>in</c>, <c>since</c>.</summary>
    BeforeYear = 1 << 11,

    /// <summary>Says that a year follows: <c>Jahr</c>.</summary>
    Year = 1 << 12,

    /// <summary>A day and a month in digits may follow: <c>on</c>.</summary>
    BeforeDay = 1 << 13,

    /// <summary>Counted things: a number before them is no year.</summary>
    Counted = 1 << 14,

    /// <summary>Means a day: <c>today</c>, <c>birthday</c>.</summary>
    Day = 1 << 15,

    /// <summary>Stands between such a word and the day: <c>is</c>.</summary>
    Is = 1 << 16,

    /// <summary>Versions look like dates.</summary>
    Version = 1 << 17,
}
