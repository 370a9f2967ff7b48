using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Identifiers.World;

namespace AuditPipeline.Pii.Tests.World;

/// <summary>Numbers are made up and computed from the published rules.</summary>
public sealed class WorldRulesTests
{
    [Theory]
    [InlineData("us-npi", "1472583693")]
    [InlineData("us-routing-number", "065432105")]
    [InlineData("ca-sin", "271828188")]
    [InlineData("au-abn", "23604938271")]
    [InlineData("in-aadhaar", "468372915043")]
    [InlineData("ng-nin", "72946183509")]
    [InlineData("sg-nric", "S8246137Z")]
    [InlineData("sg-nric", "G6413702L")]
    [InlineData("sg-uen", "46813579X")]
    [InlineData("sg-uen", "201846813E")]
    [InlineData("tr-national-id", "61820493700")]
    [InlineData("br-cpf", "61820493750")]
    [InlineData("br-cnpj", "61820493000109")]
    [InlineData("cn-resident-id", "440305198704172836")]
    public void One_wrong_digit_fails_the_check(string name, string value)
    {
        var check = WorldRules.All.Single(r => r.Name == name).Check!;

        check.Passes(value).ShouldBeTrue();
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsAsciiDigit(value[i])) continue;
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit != value[i]) check.Passes(value[..i] + digit + value[(i + 1)..]).ShouldBeFalse($"{value} with {digit} at {i}");
            }
        }
    }

    [Theory]
    [InlineData("My SSN is «517-38-2946».", "US_SSN")]
    [InlineData("sent 517-38-2946 along; «517-38-2946»", "US_SSN", "517-38-2946")]
    [InlineData("social security number «517382946»", "US_SSN")]
    [InlineData("517-00-2946, 000-38-2946, 666-38-2946, 917-38-2946, 517-38-0000, 078-05-1120, 517-38-29461, 1517-38-2946, total 517382946", "US_SSN")]
    [InlineData("ITIN «917-72-4816», tax id «917724816»", "US_ITIN")]
    [InlineData("917-49-4816 817-72-4816", "US_ITIN")]
    [InlineData("passport «524816397»", "US_PASSPORT")]
    [InlineData("travel document no. «K52481639»", "US_PASSPORT")]
    [InlineData("the build 524816397 and K52481639", "US_PASSPORT")]
    [InlineData("driver's license: «D7204816»", "US_DRIVER_LICENSE")]
    [InlineData("Her drivers license number is «524816397»", "US_DRIVER_LICENSE")]
    [InlineData("DL# «F255-9215-0094»", "US_DRIVER_LICENSE")]
    [InlineData("the driver drove 7204816 miles with D7204816", "US_DRIVER_LICENSE")]
    [InlineData("bank account number is «004815162342»", "US_BANK_NUMBER")]
    [InlineData("004815162342 items", "US_BANK_NUMBER")]
    [InlineData("routing number: «065432105»", "ABA_ROUTING_NUMBER")]
    [InlineData("routing number: 065432106", "ABA_ROUTING_NUMBER")]
    [InlineData("MBI «2FH7-KQ4-RV81», medicare «2FH7KQ4RV81», card «2fh7-kq4-rv81»", "US_MBI")]
    [InlineData("2SH7-KQ4-RV81 0FH7-KQ4-RV81", "US_MBI")]
    [InlineData("NPI «1472583693» and «1472-583-693»", "US_NPI")]
    [InlineData("«1472583693»", "US_NPI")]
    [InlineData("NPI 1472583694, NPI 3472583693", "US_NPI")]
    [InlineData("timestamp 1472583693, part 065432105", "US_NPI")]
    [InlineData("timestamp 1472583693, part 065432105", "ABA_ROUTING_NUMBER")]
    [InlineData("DEA «BF3141594»; DEA BF3141595", "MEDICAL_LICENSE")]
    public void United_States(string marked, string kind, string? twice = null)
    {
        if (twice is null) Detecting.ShouldFind(marked, kind);
        else Detecting.Find(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), kind).ShouldBe([twice, twice]);
    }

    [Theory]
    [InlineData("SIN «271 828 188», «271828188»", "CA_SIN")]
    [InlineData("numéro d'assurance sociale «271-828-188»", "CA_SIN")]
    [InlineData("SIN 271 828 189, SIN 071 828 180", "CA_SIN")]
    [InlineData("CPF «618.204.937-50» e cpf: «61820493750»", "BR_CPF")]
    [InlineData("618.204.937-51, id 61820493750", "BR_CPF")]
    [InlineData("CNPJ «61.820.493/0001-09»; 61.820.493/0001-08", "BR_CNPJ")]
    [InlineData("CURP «GOQR870417MDFLRN02» GOQR870417MDFLRN03 GOQR871317MDFLRN02", "MX_CURP")]
    public void Americas(string marked, string kind) => Detecting.ShouldFind(marked, kind);

    [Theory]
    [InlineData("ABN «23 604 938 271», abn «23604938271»", "AU_ABN")]
    [InlineData("ABN 24 604 938 271", "AU_ABN")]
    [InlineData("ACN «604 938 276»; ACN 604 938 277", "AU_ACN")]
    [InlineData("TFN: «300 000 003»; TFN 300 000 004", "AU_TFN")]
    [InlineData("Medicare card «4950 38261 1», medicare 4950 38271 1", "AU_MEDICARE")]
    [InlineData("Aadhaar «4683 7291 5043», aadhaar «468372915043»", "IN_AADHAAR")]
    [InlineData("Aadhaar 4683 7291 5044", "IN_AADHAAR")]
    [InlineData("in 468372915043 steps", "IN_AADHAAR")]
    [InlineData("PAN «BQXPD4817K»", "IN_PAN")]
    [InlineData("code BQXZD4817K", "IN_PAN")]
    [InlineData("GSTIN «29BQXPD4817K1Z6»; 39BQXPD4817K1Z6 29BQXPD4817K1Y6", "IN_GSTIN")]
    [InlineData("passport «P4817263», no P4817260", "IN_PASSPORT")]
    [InlineData("voter id «WQX4817263»", "IN_VOTER")]
    [InlineData("item WQX4817263", "IN_VOTER")]
    [InlineData("RRN «870417-1482936», «870417-2482936»; 871317-1482936", "KR_RRN")]
    [InlineData("주민등록번호 «8704171482936»", "KR_RRN")]
    [InlineData("외국인등록번호는 «870417-5482936»입니다; 870417-9482936", "KR_FRN")]
    [InlineData("사업자등록번호: «214-82-67004», 214-82-67005", "KR_BRN")]
    [InlineData("운전면허 «12-34-567890-12», 30-34-567890-12", "KR_DRIVER_LICENSE")]
    [InlineData("passport M482A1937, «M482A1937»", "KR_PASSPORT", true)]
    [InlineData("여권번호 «M48219370»", "KR_PASSPORT")]
    [InlineData("NRIC «S8246137Z», FIN «G6413702L»", "SG_NRIC_FIN")]
    [InlineData("ref S8246137A", "SG_NRIC_FIN")]
    [InlineData("UEN «201846813E», uen «46813579X»; uen 201846813A", "SG_UEN")]
    [InlineData("เลขประจำตัวประชาชน «3101472583691»; 3101472583692", "TH_TNIN")]
    [InlineData("TC Kimlik No: «61820493700»; kimlik 61820493710", "TR_NATIONAL_ID")]
    [InlineData("身份证号码«440305198704172836», 440305198704172837", "CN_RESIDENT_ID")]
    [InlineData("BIR TIN «417-500-002», TIN «417-500-002-000»; TIN 417-500-003", "PH_TIN")]
    public void Asia_and_Oceania(string marked, string kind, bool twice = false)
    {
        if (!twice) Detecting.ShouldFind(marked, kind);
        else Detecting.Find(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), kind).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("South African ID «8504174836083»; id number 8504174836084; id 8513174836083", "ZA_ID_NUMBER")]
    [InlineData("NIN: «72946183509»; NIN 72946183508; NIN 72946183518", "NG_NIN")]
    public void Africa(string marked, string kind) => Detecting.ShouldFind(marked, kind);

    [Fact]
    public void A_finding_names_its_check_and_its_word()
    {
        var found = Detecting.Scanner.Scan("npi 1472583693").Detections.ShouldHaveSingleItem();

        found.Check.ShouldBe("luhn");
        found.Context.ShouldBe("npi");
    }
}
