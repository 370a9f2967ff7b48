using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of Mexico.</summary>
internal static class Mexico
{
    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "mx-curp",
            Entity = "MX_CURP",
            Shapes = [@"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d"],
            Check = new("curp", IsCurp),
            Context = new("curp", "clave única*", "clave unica*"),
            Bare = 0.9,
            Named = 0.97,
        },
    ];

    /// <summary>Registro Nacional de Población: values 0 to 36 of digits, letters with Ñ behind N; weights 18 to 2, the complement to ten.</summary>
    private static bool IsCurp(ReadOnlySpan<char> value)
    {
        if (!BirthDate.IsDay(value[4..10])) return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var c = value[i];
            var place = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10 + (c > 'N' ? 1 : 0);
            sum += place * (18 - i);
        }

        return (10 - sum % 10) % 10 == value[17] - '0';
    }
}
