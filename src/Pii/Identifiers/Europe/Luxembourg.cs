using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Luxembourg.</summary>
internal static class Luxembourg
{
    private static readonly IdentifierRule NationalId = new()
    {
        Name = "lu-national-id",
        Entity = "LU_NATIONAL_ID",
        Shapes = [@"(18|19|20)\d{11}"],
        Check = new("luhn-and-verhoeff", IsNationalId),
        Context = new("matricule*", "matrikel*", "matricule nationale*", "lu national*", "luxembourg national*", "luxembourgish national*",
            "sozialversicherung*",
            "numéro d'identification national*", "cns", "ccss"),
        Kind = NumberWords.Person,
        Country = Countries.Luxembourg,
        Bare = 0.9,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        NationalId,
        NationalId with
        {
            Name = "lu-national-id-grouped",
            Shapes = [@"(18|19|20)\d{2}[ \-]\d{2}[ \-]\d{2}[ \-]\d{3}[ \-]?\d{2}", @"(18|19|20)\d{6}[ \-]\d{3} ?\d{2}"],
            Bare = 0.97,
            Named = 0.975,
        },
    ];

    /// <summary>Grand-ducal regulation of 21 December 1994: the twelfth digit is Luhn's over the first eleven, the thirteenth Verhoeff's
    /// over the same.</summary>
    private static bool IsNationalId(ReadOnlySpan<char> value)
    {
        if (!NumberDates.ExistsIn(Digits.Value(value, 0, 4), Digits.Value(value, 4, 2), Digits.Value(value, 6, 2)) || !Luhn.IsValid(value[..12]))
            return false;
        Span<char> other = stackalloc char[12];
        value[..11].CopyTo(other);
        other[11] = value[12];
        return Verhoeff.IsValid(other);
    }
}
