using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of persons and accounts of the United States.</summary>
internal static class UnitedStates
{
    private const string ItinGroup = @"(5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])";

    private static readonly int[] RoutingWeights = [3, 7, 1, 3, 7, 1, 3, 7, 1];

    private static readonly ContextWords SocialSecurity = new("ssn*", "social security*", "soc sec*", "social security no", "ss number");

    private static readonly ContextWords Taxpayer = new("itin*", "taxpayer*", "individual taxpayer*", "tax id*", "tax payer*");

    private static readonly Check Ssn = new("ssn-ranges", IsSsn);

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "us-ssn",
            Entity = "US_SSN",
            Shapes = [@"\d{3}-\d{2}-\d{4}", @"\d{3} \d{2} \d{4}", @"\d{3}\.\d{2}\.\d{4}"],
            Check = Ssn,
            Context = SocialSecurity,
            Bare = 0.85,
            Named = 0.97,
        },
        new()
        {
            Name = "us-ssn-plain",
            Entity = "US_SSN",
            Shapes = [@"\d{9}"],
            Check = Ssn,
            Context = SocialSecurity,
            Bare = 0,
        },
        new()
        {
            Name = "us-ssn-two-parts",
            Entity = "US_SSN",
            Shapes = [@"\d{5}-\d{4}", @"\d{3}-\d{6}"],
            Check = Ssn,
            Context = SocialSecurity,
            Bare = 0.3,
        },
        new()
        {
            Name = "us-itin",
            Entity = "US_ITIN",
            Shapes = [$@"9\d{{2}}-{ItinGroup}-\d{{4}}", $@"9\d{{2}} {ItinGroup} \d{{4}}"],
            Context = Taxpayer,
            Bare = 0.85,
            Named = 0.97,
        },
        new()
        {
            Name = "us-itin-plain",
            Entity = "US_ITIN",
            Shapes = [$@"9\d{{2}}{ItinGroup}\d{{4}}"],
            Context = Taxpayer,
            Bare = 0,
        },
        new()
        {
            Name = "us-itin-two-parts",
            Entity = "US_ITIN",
            Shapes = [$@"9\d{{2}}{ItinGroup}-\d{{4}}", $@"9\d{{2}}-{ItinGroup}\d{{4}}"],
            Context = Taxpayer,
            Bare = 0.3,
        },
        new()
        {
            Name = "us-passport",
            Entity = "US_PASSPORT",
            Shapes = [@"\d{9}", @"[A-Za-z]\d{8}"],
            Context = new("passport*", "travel document*", "us passport*"),
            Bare = 0,
            Named = 0.9,
        },
        new()
        {
            // Each state has its own form; the common ones are a letter or two and digits, or digits alone.
            Name = "us-driver-license",
            Entity = "US_DRIVER_LICENSE",
            Shapes =
            [
                @"[A-Za-z]\d{4,14}", @"[A-Za-z]{2}\d{3,8}", @"[A-Za-z]{3}\d{6}", @"\d{6,14}", @"\d{3}-\d{3}-\d{3}", @"\d{2}-\d{3}-\d{4}", @"[A-Z]\d{3}-\d{4}-\d{4}",
                @"[A-Z]\d{3}-\d{4}-\d{4}-\d{2}", @"[A-Z]\d{3}-\d{3}-\d{2}-\d{3}-\d", @"[A-Z]-\d{3}-\d{3}-\d{3}-\d{3}", @"\d{2}[A-Z]{3}\d{5}", @"\d{3}[A-Z]{2}\d{4}",
                @"\d{7}[A-Z]", @"\d{8}[A-Z]", @"\d{9}[A-Z]", @"[A-Z]{2}\d{6}[A-Z]", @"[A-Z]{3}\*{2}[A-Z]{2}\d{3}[A-Z]\d", @"[A-Z]\d{2}-\d{2}-\d{4}",
            ],
            Context = new("driver license*", "driver's license*", "drivers license*", "drivers' license", "driver licence*", "driver's licence*",
                "drivers licence*", "driving license*", "driving licence*", "driver's permit*", "learner's permit*", "dl", "dln", "cdl", "dl no",
                "drivers lic*", "driver lic",
                "driver's lic", "state id", "license number", "licence number", "license no", "lic no"),
            Bare = 0,
            Alone = 0.3,
            Named = 0.9,
            After = 0,
        },
        new()
        {
            Name = "us-bank-account",
            Entity = "US_BANK_NUMBER",
            Shapes = [@"\d{8,17}", @"\d{4}-\d{4}-\d{4}", @"\d{3}-\d{3}-\d{3,6}"],
            Context = new("bank account*", "account number*", "account no", "account num", "account #", "account is", "account nr", "acct*",
                "checking*", "savings account*", "bank number",
                "bank no", "debit account*", "deposit account*"),
            Bare = 0,
            Named = 0.85,
            After = 0,
        },
        new()
        {
            Name = "us-routing-number",
            Entity = "ABA_ROUTING_NUMBER",
            Shapes = [@"\d{9}", @"\d{4}-\d{4}-\d"],
            Check = new("aba-3-7-1", IsRouting),
            Context = new("routing*", "aba", "rtn", "transit number", "fedwire", "bank routing*", "micr"),
            Bare = 0,
            Alone = 0.45,
            Named = 0.97,
        },
    ];

    /// <summary>Social Security Administration, POMS RM 10201.035: no area 000, 666 or 9xx, no group 00, no serial 0000; nor the numbers that were
    /// printed on cards for show, or one digit throughout.</summary>
    private static bool IsSsn(ReadOnlySpan<char> value)
    {
        var area = value[..3];
        return value[0] != '9' && !area.SequenceEqual("000") && !area.SequenceEqual("666") && !value[3..5].SequenceEqual("00")
            && !value[5..].SequenceEqual("0000") && value.IndexOfAnyExcept(value[0]) >= 0
            && !value.SequenceEqual("078051120") && !value.SequenceEqual("219099999") && !value.SequenceEqual("123456789");
    }

    /// <summary>American Bankers Association: weights 3 7 1; the first two digits are a Federal Reserve district, a thrift institution (+20), an
    /// electronic one (+60), a traveller's cheque (80) or the government (00).</summary>
    private static bool IsRouting(ReadOnlySpan<char> value) =>
        BirthDate.Two(value) is <= 12 or (>= 21 and <= 32) or (>= 61 and <= 72) or 80
        && value.IndexOfAnyExcept('0') >= 0 && Weighted.Sum(value, RoutingWeights) % 10 == 0;
}
