using Xunit;

namespace AuditPipeline.Pii.Tests.Identifiers;

/// <summary>One made-up valid number a type, its check digits computed from the published rules by a program of their own.</summary>
internal static class EuropeanNumbers
{
    /// <summary>Type, a word that names it, the number.</summary>
    internal static TheoryData<string, string, string> All { get; } = new()
    {
        { "AT_SVNR", "Sozialversicherungsnummer", "3393 240956" },
        { "BE_NATIONAL_NUMBER", "rijksregisternummer", "56.05.11-858.23" },
        { "BG_EGN", "ЕГН", "7009258473" },
        { "CH_AHV", "AHV-Nr.", "756.5118.2590.38" },
        { "CZ_BIRTH_NUMBER", "rodné číslo", "865314/2949" },
        { "DE_TAX_ID", "Steuer-ID", "75934246012" },
        { "DE_SOCIAL_SECURITY", "Rentenversicherungsnummer", "53 180390 W 429" },
        { "DE_HEALTH_INSURANCE", "Versichertennummer", "D717085989" },
        { "DE_ID_CARD", "Personalausweisnummer", "N0FVXKRH57" },
        { "DE_LANR", "LANR", "469744926" },
        { "EE_PERSONAL_CODE", "isikukood", "46205132188" },
        { "LT_PERSONAL_CODE", "asmens kodas", "48406084792" },
        { "ES_NIF", "DNI", "06953131R" },
        { "ES_NIE", "NIE", "X7862986E" },
        { "ES_CIF", "CIF", "A16821944" },
        { "FI_PERSONAL_IDENTITY_CODE", "henkilötunnus", "280454-751E" },
        { "FR_NIR", "numéro de sécurité sociale", "188065563730158" },
        { "FR_TAX_NUMBER", "numéro fiscal", "1129263482494" },
        { "GR_AFM", "ΑΦΜ", "095717383" },
        { "GR_AMKA", "ΑΜΚΑ", "06125913571" },
        { "HR_OIB", "OIB", "84997166334" },
        { "HU_TAJ", "TAJ-szám", "375-224-898" },
        { "HU_TAX_ID", "adóazonosító jel", "8532187048" },
        { "IE_PPSN", "PPS number", "5044025QA" },
        { "IS_KENNITALA", "kennitala", "241057-4299" },
        { "IT_FISCAL_CODE", "codice fiscale", "VFBGGL63B04B455Y" },
        { "IT_VAT_CODE", "partita IVA", "46825140539" },
        { "LU_NATIONAL_ID", "matricule", "1955121809189" },
        { "LV_PERSONAL_CODE", "personas kods", "170482-17690" },
        { "NL_BSN", "BSN", "560149554" },
        { "NO_FODSELSNUMMER", "fødselsnummer", "04115212112" },
        { "PL_PESEL", "PESEL", "51103068640" },
        { "PL_NIP", "NIP", "892-261-17-10" },
        { "PL_ID_CARD", "dowód osobisty", "CLF857424" },
        { "PT_NIF", "NIF", "220401373" },
        { "RO_CNP", "CNP", "1710830428171" },
        { "SE_PERSONNUMMER", "personnummer", "20040327-0739" },
        { "SE_ORGANISATIONSNUMMER", "organisationsnummer", "557375-1566" },
        { "SI_EMSO", "EMŠO", "0810992502012" },
        { "UK_NHS", "NHS number", "766 003 2607" },
        { "CY_TIC", "Cyprus tax number", "15045718M" },
        { "PT_CITIZEN_CARD", "cartão de cidadão", "08230201 6 ZZ3" },
    };

    /// <summary>Types whose scheme lets some single wrong digits pass (a remainder written as another one, two centuries, no check over all
    /// places).</summary>
    internal static IReadOnlyList<string> WithGaps { get; } =
    [
        "BE_NATIONAL_NUMBER", "IS_KENNITALA", "BG_EGN", "DE_SOCIAL_SECURITY", "DE_ID_CARD", "DE_LANR", "EE_PERSONAL_CODE",
        "LT_PERSONAL_CODE", "FR_TAX_NUMBER", "GR_AFM", "IT_FISCAL_CODE", "LV_PERSONAL_CODE", "PT_NIF", "RO_CNP", "CY_TIC",
        "PT_CITIZEN_CARD",
    ];

    /// <summary>VAT numbers, a country each.</summary>
    internal static TheoryData<string> Vat { get; } = new()
    {
        "ATU03389323",
        "BE0940317604",
        "BG855344695",
        "CY13895279U",
        "CZ36482111",
        "DE111777328",
        "DK28200455",
        "EE103891491",
        "EL048326166",
        "ESH89513055",
        "FI97148369",
        "FR10598525178",
        "HR65281732438",
        "HU20891990",
        "IE5397717TA",
        "IT06099310556",
        "LT955851710",
        "LU28081419",
        "LV41238092183",
        "MT13816704",
        "NL527813515B01",
        "PL3883336578",
        "PT505942372",
        "RO11019556",
        "SE559103237901",
        "SI27296393",
        "SK2028900071",
        "GB282471157",
        "XI901976123",
        "CHE-877.529.021 MWST",
        "NO 957424538 MVA",
    };
}
