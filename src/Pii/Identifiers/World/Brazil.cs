using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of Brazil.</summary>
internal static class Brazil
{
    private static readonly ContextWords PersonWords = new("cpf", "cadastro de pessoa*", "contribuinte");
    private static readonly ContextWords CompanyWords = new("cnpj", "cadastro nacional");
    private static readonly Check Person = new("mod-11-twice", IsPerson);
    private static readonly Check Company = new("mod-11-twice", IsCompany);

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "br-cpf",
            Entity = "BR_CPF",
            Shapes = [@"\d{3}\.\d{3}\.\d{3}-\d{2}"],
            Check = Person,
            Context = PersonWords,
            Bare = 0.9,
            Named = 0.97,
        },
        new()
        {
            Name = "br-cpf-plain",
            Entity = "BR_CPF",
            Shapes = [@"\d{11}", @"\d{9}-\d{2}"],
            Check = Person,
            Context = PersonWords,
            Bare = 0,
            Named = 0.97,
        },
        new()
        {
            Name = "br-cnpj",
            Entity = "BR_CNPJ",
            Shapes = [@"\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}"],
            Check = Company,
            Context = CompanyWords,
            Bare = 0.9,
            Named = 0.97,
        },
        new()
        {
            Name = "br-cnpj-plain",
            Entity = "BR_CNPJ",
            Shapes = [@"\d{14}"],
            Check = Company,
            Context = CompanyWords,
            Bare = 0,
            Named = 0.97,
        },
    ];

    /// <summary>Receita Federal: two check digits modulo eleven, weights 10 to 2 and 11 to 2.</summary>
    private static bool IsPerson(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExcept(value[0]) >= 0 && Digit(value[..9], 12) == value[9] - '0' && Digit(value[..10], 12) == value[10] - '0';

    /// <summary>Receita Federal: as for persons, the weights beginning again at 2 behind 9.</summary>
    private static bool IsCompany(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExcept(value[0]) >= 0 && Digit(value[..12], 10) == value[12] - '0' && Digit(value[..13], 10) == value[13] - '0';

    private static int Digit(ReadOnlySpan<char> value, int again)
    {
        var (sum, weight) = (0, 2);
        for (var i = value.Length - 1; i >= 0; i--)
        {
            sum += (value[i] - '0') * weight;
            if (++weight == again) weight = 2;
        }

        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }
}
