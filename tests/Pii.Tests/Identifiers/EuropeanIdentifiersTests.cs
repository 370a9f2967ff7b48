using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Identifiers.Europe;

namespace AuditPipeline.Pii.Tests.Identifiers;

public sealed class EuropeanIdentifiersTests
{
    private static readonly PiiEngine Engine = new(PiiEngine.OfCatalogue.Recognizers.Where(r => r.Name == "identifiers"));

    public static TheoryData<string, string, string> Numbers => EuropeanNumbers.All;

    public static TheoryData<string, string, string> NumbersWithoutGaps =>
        new(EuropeanNumbers.All.Where(r => !EuropeanNumbers.WithGaps.Contains(r.Data.Item1)));

    public static TheoryData<string> VatNumbers => EuropeanNumbers.Vat;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Number_with_its_word_is_found_as_what_it_is(string kind, string word, string number)
    {
        Detecting.ShouldFind($"{word}: «{number}».", kind);
        Detecting.ShouldFind($"({word} «{number}»)", kind);
        Detecting.ShouldFind($"{word} {number}Q9, {word} a{number}", kind);
    }

    [Theory]
    [MemberData(nameof(NumbersWithoutGaps))]
    public void Number_with_any_one_digit_changed_is_rejected_despite_its_word(string kind, string word, string number)
    {
        var found = new List<Detection>();
        for (var i = 0; i < number.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i])) continue;
            foreach (var other in "0123456789".Where(c => c != number[i]))
            {
                var wrong = $"{number[..i]}{other}{number[(i + 1)..]}";
                Engine.Detect($"{word}: {wrong}.", found);
                found.ShouldNotContain(d => d.Kind == kind && d.Length == number.Length, wrong);
                found.Clear();
            }
        }
    }

    [Theory]
    [MemberData(nameof(VatNumbers))]
    public void Vat_number_needs_no_word(string number)
    {
        Detecting.ShouldFind($"see «{number}», thanks", "EU_VAT_ID");
        if (!number.Contains(' ')) Detecting.ShouldFind($"see X{number} and {number}Q", "EU_VAT_ID");
    }

    [Theory]
    [MemberData(nameof(VatNumbers))]
    public void Vat_number_with_its_last_digit_changed_is_rejected(string number)
    {
        var last = number.LastIndexOfAny([.. "0123456789"]);
        if (number[(last - 2)..] is "B01" || number[..2] is "SE" or "MT") last -= number[..2] is "SE" ? 2 : number[..2] is "NL" ? 3 : 0;
        var wrong = $"{number[..last]}{(char)('0' + (number[last] - '0' + 1) % 10)}{number[(last + 1)..]}";

        Detecting.Find($"VAT {wrong}", "EU_VAT_ID").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("«DE 313 577 127» «DE.313.577.127» «DE-313-577-127» «de313577127» «de 313-577.127»", "EU_VAT_ID")]
    [InlineData("son de 313577127 habitantes", "EU_VAT_ID")]
    public void Vat_number_is_found_with_the_separators_people_write(string marked, string kind) => Detecting.ShouldFind(marked, kind);

    [Theory]
    [InlineData("Reisepass Nr. «CF7KLM3N4»", "DE_PASSPORT")]
    [InlineData("Reisepass Nr. CF7KLM3NA, Reisepass AF7KLM3N4, CF7KLM3N4Z", "DE_PASSPORT")]
    [InlineData("Paspoortnummer: «NW8RTK4P1»", "NL_PASSPORT")]
    [InlineData("Paspoortnummer: NO8RTK4P1, NW8RTK4PA", "NL_PASSPORT")]
    [InlineData("pasaporte «PBD483920», pasaporte PB4839201", "ES_PASSPORT")]
    [InlineData("numero di passaporto «YB4839201»", "IT_PASSPORT")]
    [InlineData("carta d'identità «CA48392YB»", "IT_IDENTITY_CARD")]
    [InlineData("patente di guida «MI4839201K»", "IT_DRIVER_LICENSE")]
    [InlineData("passeport n° «14KT48392»", "FR_PASSPORT")]
    [InlineData("British passport «483920175»", "UK_PASSPORT")]
    [InlineData("NI number «PW 48 39 20 C», NI number QQ 48 39 20 C, GB 48 39 20 C, PW 48 39 20 E", "UK_NINO")]
    [InlineData("driving licence «HARTL704215RB9KX», HARTL713215RB9KX, HARTL704335RB9KX", "UK_DRIVING_LICENCE")]
    [InlineData("temporary reference number «48A 39201»", "UK_TRN")]
    [InlineData("Amtsgericht Kassel, «HRB 48392»; «HRA 7», HRB 4839201, HRC 483", "DE_HANDELSREGISTER")]
    [InlineData("Steuernummer «048/392/01754», Steuernummer «24/839/20175»", "DE_TAX_NUMBER")]
    [InlineData("Führerschein «KS48392017X»", "DE_FUEHRERSCHEIN")]
    [InlineData("BSNR «384839201»", "DE_BSNR")]
    [InlineData("Maltese ID card «483920M», 483920K", "MT_ID_CARD")]
    public void Number_without_check_digits_is_found_by_form_and_word(string marked, string kind) => Detecting.ShouldFind(marked, kind);

    [Theory]
    [InlineData("CF7KLM3N4 is the part")]
    [InlineData("part NW8RTK4P1 and part PBD483920, YB4839201, 14KT48392, 384839201")]
    [InlineData("1700000000 1700000000000 2024-01-15T10:11:12 v20240115 0x48392017 1.234.567,89 10 000 000")]
    [InlineData("commit/1903275963 f86f90f839 #483920175 id=48392017")]
    public void Form_alone_is_not_enough_in_running_text(string text)
    {
        foreach (var kind in EuropeRules.All.Select(r => r.Entity).Distinct()) Detecting.Find(text, kind).ShouldBeEmpty(kind);
    }

    [Theory]
    [InlineData("personal number", "Swedish", "SE_PERSONNUMMER")]
    [InlineData("identiteitsnummer", "Zweeds", "SE_PERSONNUMMER")]
    [InlineData("numéro personnel", "suédois", "SE_PERSONNUMMER")]
    [InlineData("número personal", "sueco", "SE_PERSONNUMMER")]
    [InlineData("numero personale", "svedese", "SE_PERSONNUMMER")]
    public void Common_name_counts_beside_the_country(string name, string country, string kind)
    {
        var number = EuropeanNumbers.All.Single(r => r.Data.Item1 == kind).Data.Item3;

        Detecting.Scanner.Scan($"{country} {name} {number}").Detections.ShouldHaveSingleItem().Context.ShouldNotBeNull();
    }

    [Fact]
    public void Detection_says_what_was_checked_and_which_word_stood_near_and_not_the_value()
    {
        var number = EuropeanNumbers.All.Single(r => r.Data.Item1 == "HR_OIB").Data.Item3;

        var found = Detecting.Scanner.Scan($"OIB {number}").Detections.Single();

        (found.Kind, found.Check, found.Context, found.Detector).ShouldBe(("HR_OIB", "mod-11-10", "oib", "hr-oib"));
    }

    [Fact]
    public void Numbers_side_by_side_go_each_to_its_own_word()
    {
        string[] kinds = ["HR_OIB", "PL_PESEL", "GR_AMKA", "IT_VAT_CODE", "DE_TAX_ID"];
        var rows = EuropeanNumbers.All.Select(r => r.Data).Where(r => kinds.Contains(r.Item1)).ToList();
        var text = string.Join("; ", rows.Select(r => $"{r.Item2} {r.Item3}"));

        Detecting.Scanner.Scan(text).Detections.Select(d => (d.Kind, text.Substring(d.Start, d.Length))).ShouldBe(rows.Select(r => (r.Item1, r.Item3)));
    }
}
