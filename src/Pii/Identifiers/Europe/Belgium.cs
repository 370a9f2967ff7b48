using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Belgium.</summary>
internal static class Belgium
{
    private static readonly IdentifierRule NationalNumber = new()
    {
        Name = "be-national-number",
        Entity = "BE_NATIONAL_NUMBER",
        Shapes = [@"\d{11}"],
        Check = new("mod-97-and-date", IsNationalNumber),
        Context = new("rijksregister*", "rijksregisternummer*", "rrn", "insz*", "niss*", "ssin*", "bis-nummer*", "registre national*",
            "numéro national*", "nationalregister*", "nationaal nummer*", "belgian national*", "be national*", "be nn", "be nrn", "nrn"),
        Kind = NumberWords.Person,
        Country = Countries.Belgium,
        Others = NumberWords.Others,
        Bare = 0.62,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        NationalNumber,
        NationalNumber with
        {
            Name = "be-national-number-grouped",
            Shapes = [@"\d{2}[./\-]\d{2}[./\-]\d{2}[ \-]\d{3}[ .\-]\d{2}", @"\d{6}[ \-]\d{3}[ .\-]?\d{2}", @"\d{2} \d{2} \d{2}[ \-]\d{3}[ .\-]\d{2}"],
            Bare = 0.96,
            Named = 0.97,
        },
    ];

    /// <summary>Royal decree of 3 April 1984: 97 less the remainder of the first nine digits, with a 2 before them for births from 2000
    /// on. Numbers of people outside the register (BIS) have 20 or 40 added to the month; an unknown day or month is 0.</summary>
    private static bool IsNationalNumber(ReadOnlySpan<char> value)
    {
        var (year, month, day) = (Digits.Value(value, 0, 2), Digits.Value(value, 2, 2), Digits.Value(value, 4, 2));
        month -= month > 40 ? 40 : month > 20 ? 20 : 0;
        if (!(month == 0 || day == 0 ? month <= 12 && day <= 31 : NumberDates.Exists(year, month, day))) return false;
        var (number, check) = (Digits.Long(value[..9]), Digits.Value(value, 9, 2));
        return (97 - number % 97 == check || 97 - (2_000_000_000 + number) % 97 == check);
    }
}
