using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Words before the name of a place.</summary>
internal static class PlaceWords
{
    /// <summary>Before places rather than before anything else.</summary>
    internal static readonly ContextWords Prepositions = new(
        "in", "from", "to", "near", "at", "uit", "te", "naar", "nabij", "omgeving", "regio", "aus", "nach", "bei", "från", "fra", "till", "til", "din", "z", "ze", "do", "w",
        "we", "v", "ve", "à", "en", "hacia", "desde", "depuis", "vers", "a", "em", "para", "hasta", "au", "aux", "en", "nel", "nella", "iz", "iš", "no", "uz", "из", "в",
        "от", "από", "στην", "στη", "στο", "i", "u", "visit", "visited", "visiting", "outside", "around", "across", "of", "serving", "throughout", "within", "towards", "toward",
        "leaving", "bezoek", "binnen", "rond", "rondom", "tussen", "richtung", "via", "ab");

    /// <summary>Those that people do not follow.</summary>
    internal static readonly ContextWords Inside = new(
        "in", "te", "uit", "aus", "near", "nabij", "en", "em", "à", "din", "în", "i", "w", "we", "v", "ve", "u", "в", "στην", "στη", "στο", "omgeving", "regio", "outside");

    /// <summary>Before names of all sorts.</summary>
    internal static readonly ContextWords Weak = new("de", "di", "da", "del", "della", "do", "van", "von", "of", "der", "d", "dal", "dalla", "la", "le", "the", "south", "north",
        "east", "west", "southern", "northern", "eastern", "western", "central", "and", "und", "en", "et", "y", "e", "or", "oder", "of", "ou", "that", "is", "was", "to the",
        "for", "voor", "für", "pour", "por", "per", "med", "with", "between", "like", "als", "love", "miss", "all", "entire", "whole", "heel");

    /// <summary>A place follows, known or not: two words, the second right before it.</summary>
    internal static readonly ContextWords Cues = new(
        "lives in", "live in", "living in", "lived in", "born in", "raised in", "resides in", "residing in", "residing at", "resident of", "based in", "located in", 
        "relocated to", "originally from", "here from", "comes from", "come from", "is from", "am from", "m from", "hails from", "native of", "travelling to",
        "traveling to", "travel to", "flew to", "fly to", "flying to", "trip to", "up in", "office in", "offices in", "city of", "town of",
        "village of", "municipality of", "county of", "province of", "home city", "home town", "arrived in", "arrived at", "stayed in", "staying in", "woont in", "woon in",
        "wonen in", "woonachtig in", "woonachtig te", "wonende te", "wonend te", "wonende in", "geboren in", "geboren te", "opgegroeid in", "afkomstig uit", "komt uit", "kom uit",
        "gevestigd in", "gevestigd te", "verhuisd naar", "verhuizen naar", "verhuist naar", "gemeente van", "provincie van", "stad van", "wohnhaft in", "wohnt in", "wohne in",
        "lebt in", "lebe in", "aufgewachsen in", "geboren am", "ansässig in", "kommt aus", "stammt aus", "komme aus", "zieht nach", "umzug nach", "reise nach", "habite à",
        "domicilié à", "domiciliée à", "demeurant à", "né à", "née à", "vit à", "résidant à", "réside à", "originaire de", "ville de", "commune de", "vive en", "vivo en",
        "residente en", "reside en", "nacido en", "nacida en", "natural de", "procedente de", "originario de", "ciudad de", "municipio de", "provincia de", "localidad de",
        "residente a", "residente in", "abita a", "abito a", "vive a", "nato a", "nata a", "domiciliato a", "domiciliata a", "città di", "comune di", "provincia di",
        "residente em", "mora em", "moro em", "vive em", "nascido em", "nascida em", "natural do", "cidade de", "concelho de", "mieszka w", "mieszkam w", "zamieszkały w",
        "zamieszkała w", "urodzony w", "urodzona w", "pochodzi z", "z miasta",  "bydlí v", "narozen v", "bor i", "bosatt i", "född i", "født i",
        "kommer från", "kommer fra", "bopæl i", "locuiește în", "născut în", "din orașul", "din localitatea", "asuu kaupungissa", "journey to", "journalism at", "university of");

    /// <summary>A place follows: one word right before it.</summary>
    internal static readonly ContextWords Nouns = new(
        "miasta", "mieście", "miasto", "města", "městě", "město", "mesta", "meste", "orașul", "orașului", "comuna", "localitatea", "gemeente", "plaatsje", "città", "grad", "grada",
        "gradu", "kommune", "byen", "staden", "kaupungissa");

    /// <summary>Names of fields that hold a place, known or not: <c>City: Springfield</c>.</summary>
    internal static readonly ContextWords Fields = new(
        "city", "town", "place of birth", "birthplace", "country of birth", "plaats", "woonplaats", "geboorteplaats", "gemeente", "wohnort", "geburtsort", "lieu de naissance",
        "commune", "ciudad", "localidad", "municipio", "provincia", "población", "país", "lugar de nacimiento", "città", "comune", "luogo di nascita", "località", "cidade",
        "concelho", "distrito", "naturalidade", "miasto", "miejscowość", "województwo", "miejsce urodzenia", "zamieszkały", "zamieszkała", "město", "obec", "místo narození",
        "fødested", "oraș", "localitate", "județ", "kaupunki", "paikkakunta", "település", "πόλη", "град", "город", "місто");

    /// <summary>Names of fields that may hold one: <c>Region: Bavaria</c>.</summary>
    internal static readonly ContextWords MaybeFields = new(
        "place", "country", "state", "province", "region", "county", "location", "where", "stad", "land", "provincie", "ort", "stadt", "bundesland", "staat", "ville", "pays",
        "région", "lugar", "paese", "kraj", "místo", "by", "kommune", "kommun", "home");

    /// <summary>Before the place something comes from.</summary>
    internal static readonly ContextWords Sources = new("from", "von", "fra", "från", "desde", "depuis", "dal", "dalla", "z", "ze", "iz", "iš", "из", "от", "από");

    /// <summary>Behind a place that is part of the name of something else: <c>Amsterdam University</c>.</summary>
    internal static readonly ContextWords Institutions = new(
        "country club", "country", "casino", "hotel", "restaurant", "park", "street", "road", "avenue", "university", "college", "school", "hospital", "bank", "times", "post", "herald", "club", "fc", "united", "city council", "group", "inc", "ltd", "llc", "corp", "gmbh", "ag",
        "bv", "nv", "holding", "festival", "open", "cup", "league", "agreement", "convention", "treaty", "protocol", "conference", "summit", "airport", "stock", "exchange", "museum",
        "orchestra", "records", "press", "airlines", "motors", "insurance", "klinik", "universität", "universiteit", "ziekenhuis", "declaration");

    /// <summary>All words right before a place: asked first, since most words are none.</summary>
    internal static readonly ContextWords Leads = new([.. Prepositions.Terms, .. Inside.Terms, .. Weak.Terms, .. Nouns.Terms]);

    internal static readonly ContextWords[] All = [Leads, Prepositions, Inside, Weak, Cues, Nouns, Fields, MaybeFields, Sources, Institutions, StreetWords.Months];
}
