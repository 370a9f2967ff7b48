using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of health care in the United States.</summary>
internal static class UnitedStatesHealth
{
    // Letters of a Medicare number: all but S, L, O, I, B and Z.
    private const string A = "[AC-HJKMNP-RT-Yac-hjkmnp-rt-y]";
    private const string An = "[AC-HJKMNP-RT-Yac-hjkmnp-rt-y0-9]";

    private static readonly ContextWords Medicare = new("mbi", "medicare*", "beneficiary*", "medicare beneficiary*");

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "us-mbi",
            Entity = "US_MBI",
            Shapes = [$@"[1-9]{A}{An}\d-{A}{An}\d-{A}{A}\d{{2}}"],
            Context = Medicare,
            Bare = 0.85,
            Named = 0.97,
        },
        new()
        {
            Name = "us-mbi-plain",
            Entity = "US_MBI",
            Shapes = [$@"[1-9]{A}{An}\d{A}{An}\d{A}{A}\d{{2}}"],
            Context = Medicare,
            Bare = 0.45,
        },
        new()
        {
            Name = "us-npi",
            Entity = "US_NPI",
            Shapes = [@"[12]\d{9}", @"[12]\d{3}-\d{3}-\d{3}", @"[12]\d{3} \d{3} \d{3}"],
            Check = new("luhn", IsNpi),
            Context = new("npi*", "national provider*", "provider identifier*", "provider id*", "provider number", "nppes"),
            Bare = 0,
            Alone = 0.62,
            Named = 0.97,
        },
        new()
        {
            Name = "us-dea",
            Entity = "MEDICAL_LICENSE",
            Shapes = [@"[ABCDEFGHJKLMPRSTUXabcdefghjklmprstux][A-Za-z9]\d{7}"],
            Check = new("dea", IsDea),
            Context = new("dea*", "medical license*", "medical licence*", "certificate*", "prescriber*", "drug enforcement*"),
            Bare = 0.5,
            Named = 0.97,
        },
    ];

    /// <summary>45 CFR 162.406: Luhn over the number behind the prefix 80840.</summary>
    private static bool IsNpi(ReadOnlySpan<char> value)
    {
        Span<char> whole = ['8', '0', '8', '4', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'];
        value.CopyTo(whole[5..]);
        return Luhn.IsValid(whole) && value[..9].IndexOfAnyExcept(value[0]) >= 0;
    }

    /// <summary>Drug Enforcement Administration: digits 1, 3, 5 plus twice the digits 2, 4, 6 end in digit 7.</summary>
    private static bool IsDea(ReadOnlySpan<char> value)
    {
        var sum = 0;
        for (var i = 0; i < 6; i++) sum += (value[2 + i] - '0') * (1 + i % 2);
        return sum % 10 == value[8] - '0' && sum > 0;
    }
}
