using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Cyprus.</summary>
internal static class Cyprus
{
    // What a digit in an odd place counts.
    private static readonly int[] OddPlaces = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "cy-tic",
            Entity = "CY_TIC",
            Shapes = [@"\d{8}[A-Z]"],
            Check = new("mod-26", IsTaxNumber),
            Context = new("tic", "αφτ", "cypriot tax*", "cyprus tax*", "tax identification code*"),
            Kind = NumberWords.Tax,
            Country = Countries.Cyprus,
            Bare = 0,
        },
    ];

    /// <summary>Tax Department: the letter is the sum modulo 26; tax numbers do not begin with 12.</summary>
    internal static bool IsTaxNumber(ReadOnlySpan<char> value)
    {
        if (value[..2] is "12") return false;
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += i % 2 == 0 ? OddPlaces[value[i] - '0'] : value[i] - '0';
        return value[8] - 'A' == sum % 26;
    }
}
