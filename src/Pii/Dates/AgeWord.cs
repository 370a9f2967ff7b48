namespace AuditPipeline.Pii.Dates;

/// <summary>What a word says about a number that could be an age.</summary>
[Flags]
internal enum AgeWord
{
    None = 0,

    /// <summary>Years.</summary>
    Years = 1 << 0,

    /// <summary>Months, weeks, days.</summary>
    Shorter = 1 << 1,

    /// <summary>One unit: <c>61 year old</c> goes with a noun.</summary>
    Singular = 1 << 2,

    /// <summary>Behind a unit: <c>old</c>. Part of the age.</summary>
    Old = 1 << 3,

    /// <summary>The word for age: <c>years of age</c>, <c>age: 40</c>.</summary>
    Age = 1 << 4,

    /// <summary>A unit that says age by itself: <c>åring</c>.</summary>
    Alone = 1 << 5,

    /// <summary>The same in Dutch, where only the number is the age: <c>45-jarige</c>.</summary>
    Adjective = 1 << 6,

    /// <summary>Ages are said of it: <c>patient</c>.</summary>
    Person = 1 << 7,

    /// <summary>To have, in languages where one has years.</summary>
    Have = 1 << 8,

    /// <summary>To be.</summary>
    Be = 1 << 9,

    /// <summary>A number in words.</summary>
    Number = 1 << 10,

    /// <summary>Joins numbers in words, and sentences.</summary>
    And = 1 << 11,

    /// <summary>To reach an age: <c>turned</c>.</summary>
    Turn = 1 << 12,

    /// <summary>Says that a length of time is meant: <c>ago</c>.</summary>
    Duration = 1 << 13,

    /// <summary>Compares ages: <c>younger than</c>.</summary>
    Compare = 1 << 14,

    /// <summary>Stands between unit and age: <c>of</c>.</summary>
    Of = 1 << 15,

    /// <summary>Goes on after an age that ends a statement: <c>on</c>, <c>today</c>.</summary>
    Next = 1 << 16,

    /// <summary>Begins a time of life: <c>when</c>.</summary>
    When = 1 << 17,

    /// <summary>Having an age: <c>con 40 años</c>.</summary>
    With = 1 << 18,
}
