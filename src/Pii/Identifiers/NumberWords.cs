using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>What people call kinds of numbers whatever the country, in the languages of large parts of Europe.</summary>
internal static class NumberWords
{
    /// <summary>Numbers that stand for a person.</summary>
    internal static ContextWords Person { get; } = new(
        "national id*", "national number*", "national register*", "national registration*", "national insurance*", "identity number*",
        "identity no",
        "identity code*", "identification number*", "identification code*", "personal number*", "personal no", "personal id*",
        "personal code*",
        "personal numeric*", "civil registration*", "civil number*", "citizen number*", "citizen id*", "citizen card*", "id number*",
        "id no", "id nr",
        "id code*", "birth number*", "birth no", "registration number*", "unique citizen*", "government id*", "social security*",
        "social insurance*",
        "ssn", "identity card*", "id card*",
        "persoonsnummer*", "persoonsnr", "persoonlijk nummer*", "persoonlijke code*", "nationaal nummer*", "rijksregister*",
        "identiteitsnummer*",
        "identificatienummer*", "geboortenummer*", "burgernummer*", "id-nummer*", "idnummer*", "sociale zekerheid*", "socialezekerheid*",
        "sociaal verzekering*", "identiteitskaart*", "identiteitsbewijs*",
        "personenkennzahl*", "personenkennziffer*", "personenkennzeichen*", "personennummer*", "personencode*", "persönliche nummer*",
        "persönlicher code*", "nationale nummer*", "identifikationsnummer*", "identitätsnummer*", "geburtsnummer*", "bürgernummer*",
        "ausweis*",
        "personalausweis*", "sozialversicherung*", "sozialversicherung*",
        "numéro national*", "numéro d'identité*", "numéro d'identification*", "numéro personnel*", "numéro de naissance*",
        "numéro de registre*",
        "code personnel*", "identifiant national*", "numéro de sécurité sociale*", "sécurité sociale*", "carte d'identité*",
        "número de identidad*", "número de identificación*", "número personal*", "número nacional*", "número de nacimiento*",
        "código personal*",
        "documento de identidad*", "seguridad social*",
        "numero di identificazione*", "numero di identità*", "numero personale*", "numero nazionale*", "numero di nascita*",
        "codice personale*",
        "sicurezza sociale*", "previdenza sociale*", "carta d'identità*", "documento di identità*");

    /// <summary>Numbers of tax offices.</summary>
    internal static ContextWords Tax { get; } = new(
        "tax id*", "tax number*", "tax no", "tax nr", "tax code*", "tax identification*", "tax registration*", "tax reference*",
        "taxpayer*", "tin",
        "fiscal number*", "fiscal code*", "fiscal id*", "vat*", "belastingnummer*", "belasting nummer*", "fiscaal nummer*",
        "fiscaalnummer*", "btw*",
        "steuernummer*", "steuer-nr*", "steuer-id*", "steueridentifikation*", "umsatzsteuer*", "ust*", "mwst*", "numéro fiscal*",
        "identifiant fiscal*",
        "numéro d'identification fiscale*", "tva*", "número fiscal*", "identificación fiscal*", "código fiscal*", "iva*", "codice fiscale*",
        "numero fiscale*", "partita iva*");

    /// <summary>Numbers of health insurances and health services.</summary>
    internal static ContextWords Health { get; } = new(
        "health insurance*", "health card*", "health number*", "health service*", "insurance number*", "insured*", "patient number*",
        "patient id*",
        "social security*", "zorgverzeker*", "zorgpas*", "verzekeringsnummer*", "ziekenfonds*", "patiëntnummer*", "krankenversicher*",
        "krankenkasse*",
        "versichertennummer*", "versicherten-nr*", "versicherungsnummer*", "gesundheitskarte*", "assurance maladie*", "sécurité sociale*",
        "carte vitale*", "tarjeta sanitaria*", "seguro médico*", "tessera sanitaria*", "assicurazione sanitaria*");

    /// <summary>Identity cards.</summary>
    internal static ContextWords IdCard { get; } = new(
        "id card*", "identity card*", "identity document*", "id document*", "document number*", "document no", "identiteitskaart*",
        "identiteitsbewijs*", "id-kaart*", "id-bewijs*", "documentnummer*", "personalausweis*", "ausweis*", "identitätskarte*", "id-karte*",
        "carte d'identité*", "carte nationale*", "documento de identidad*", "tarjeta de identidad*", "cédula*", "carta d'identità*",
        "carta di identità*", "documento di identità*", "documento d'identità*");

    /// <summary>Passports.</summary>
    internal static ContextWords Passport { get; } = new(
        "passport*", "paspoort*", "reispas", "reisepass*", "pass-nr", "pass nr", "passnummer*", "passeport*", "pasaporte*", "passaporto*",
        "passaporte*", "paszport*", "travel document*", "reisdocument*", "reisedokument*");

    /// <summary>Driving licences.</summary>
    internal static ContextWords Driving { get; } = new(
        "driving licen*", "driver licen*", "drivers licen*", "driver's licen*", "licence number", "license number", "rijbewijs*",
        "führerschein*",
        "fuehrerschein*", "fahrerlaubnis*", "permis de conduire*", "permiso de conducir*", "permiso de conducción*", "carné de conducir*",
        "carnet de conducir*", "patente*");

    /// <summary>Numbers of firms.</summary>
    internal static ContextWords Company { get; } = new(
        "company number*", "company registration*", "company id*", "company identity*", "organisation number*", "organization number*",
        "business id*", "business number*", "commercial register*", "trade register*", "register number*", "bedrijfsnummer*",
        "ondernemingsnummer*",
        "handelsregister*", "firmennummer*", "unternehmensnummer*", "registernummer*", "numéro d'entreprise*", "registre du commerce*",
        "registro mercantil*", "número de empresa*", "registro delle imprese*", "numero d'impresa*");

    /// <summary>Near one of these a number without a word of its own is something else.</summary>
    internal static ContextWords Others { get; } = new(
        "order*", "bestel*", "bestell*", "commande*", "pedido*", "ordine*", "invoice*", "factuur*", "rechnung*", "facture*", "factura*",
        "fattura*",
        "ref", "reference*", "referentie*", "account*", "rekening*", "konto*", "kontonummer*", "compte*", "cuenta*", "conto", "phone*",
        "telephone*",
        "tel", "telefo*", "téléphone*", "teléfono*", "fax*", "mobile*", "mobiel*", "isbn*", "ean", "gtin", "sku", "serial*", "version*",
        "timestamp*",
        "created*", "updated*", "epoch", "build", "ticket*", "ticketnummer*", "kvk*", "iban*", "card*", "kaart*", "tracking*", "parcel*",
        "zending*",
        "amount*", "total*", "bedrag*", "betrag*", "montant*", "importe*", "eur", "usd", "gbp", "euro", "bytes", "size");
}
