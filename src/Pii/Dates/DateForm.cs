namespace AuditPipeline.Pii.Dates;

/// <summary>How a date is written, which says how sure one can be of it.</summary>
internal enum DateForm : byte
{
    /// <summary>Day, month by name, year.</summary>
    Named,

    /// <summary>Day, month and year of four digits.</summary>
    Numeric,

    /// <summary>The same with a year of two digits.</summary>
    ShortYear,

    /// <summary>Three numbers with blanks between them.</summary>
    Spaced,

    /// <summary>Eight digits.</summary>
    Compact,

    /// <summary>Day and month by name.</summary>
    NamedDay,

    /// <summary>Month by name and year.</summary>
    NamedMonth,

    /// <summary>Month and year in digits.</summary>
    NumericMonth,

    /// <summary>Day and month in digits.</summary>
    NumericDay,

    /// <summary>A year behind <c>in</c> or the like.</summary>
    Year,

    Weekday,
}
