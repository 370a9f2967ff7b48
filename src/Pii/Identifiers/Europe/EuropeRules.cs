namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of the countries of Europe. All are looked for in every text, so their scores without a word decide between them, by
/// how much form and checks say:
/// above 0.9 a form that is one country's with checks (separators, prefix, two checks);
/// 0.6 to 0.9 a date and strong check digits, or letters in telling places;
/// 0.5 to 0.6 a date and one check digit;
/// below 0.5 check digits alone (about one number in ten passes), then only where the value fills a field;
/// 0 forms without any check.</summary>
internal static class EuropeRules
{
    internal static IReadOnlyList<IdentifierRule> All { get; } =
    [
        .. Austria.Rules, .. Balkans.Rules, .. Baltics.Rules, .. Belgium.Rules, .. BirthNumbers.Rules, .. Bulgaria.Rules, .. Croatia.Rules,
        .. Cyprus.Rules, .. France.Rules, .. Germany.Rules, .. GermanDocuments.Rules, .. Greece.Rules, .. Hungary.Rules, .. Ireland.Rules,
        .. Italy.Rules, .. Luxembourg.Rules, .. Malta.Rules, .. Netherlands.Rules, .. Nordics.Rules, .. Poland.Rules, .. Portugal.Rules,
        .. Romania.Rules, .. Spain.Rules, .. Switzerland.Rules, .. UnitedKingdom.Rules, .. VatNumbers.Rules,
    ];
}
