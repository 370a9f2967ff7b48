using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Postcodes;

/// <summary>Labels of postcodes.</summary>
internal static class PostcodeWords
{
    internal static ContextWords Labels { get; } = new(
        "zip", "zip code*", "zipcode*", "zip postal code", "postal code*", "postalcode*", "postcode*", "post code*", "pin code*", "pincode*",
        "eircode*", "código postal*", "codigo postal*",
        "code postal*", "codice postale*", "c.a.p", "plz", "postleitzahl*", "kod pocztowy*", "kodu pocztowego", "postnummer*", "postnr*",
        "postinumero*", "psč", "poštovní směrovací číslo",
        "irányítószám*", "cod poștal*", "cod postal*", "poštanski broj*", "poštna številka", "ταχυδρομικός κώδικας", "τ.κ", "пощенски код*",
        "posta kodu*", "póstnúmer*", "sihtnumber*",
        "pasta indekss*", "pašto kodas*", "cep", "邮编", "邮政编码", "郵便番号", "우편번호");

    /// <summary>Words with other meanings: they count in capitals, before five digits.</summary>
    internal static ContextWords Short { get; } = new("cp", "c.p", "cap");

    /// <summary>Labels of German postcodes.</summary>
    internal static ContextWords German { get; } = new("plz", "postleitzahl*");
}
