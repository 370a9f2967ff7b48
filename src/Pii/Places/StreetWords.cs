using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Places;

/// <summary>Words streets are named with, by where they stand. Sources: the road types of the national address registers (Spain's INE, USPS
/// Publication 28 appendix C, France's FANTOIR) and general knowledge of the languages.</summary>
internal static class StreetWords
{
    /// <summary>In front of the name, and hardly anything else.</summary>
    internal static readonly ContextWords Leading = new(
        // French
        "rue", "avenue", "av", "ave", "boulevard", "bd", "blvd", "bvd", "quai", "chemin", "impasse", "allée", "allee", "allées", "faubourg", "sentier",
        "ruelle", "esplanade", "lotissement", "rond-point", "venelle", "chaussée",
        // Spanish
        "calle", "cl", "avenida", "avda", "avd", "avinguda", "plaza", "pza", "plza", "plaça", "paseo", "pso", "passeig", "carrer", "camino", "carretera",
        "ctra", "cno", "cmno", "travesía", "travesia", "callejón", "calleja", "callejuela", "glorieta", "urbanización", "urb", "polígono", "pasaje", "bulevar", "rambla",
        "arrabal", "caserío", "extramuros", "prolongación", "subida", "bajada", "rúa",
        // Italian
        "via", "viale", "vle", "piazza", "pza", "piazzale", "piazzetta", "corso", "vicolo", "vico", "contrada", "lungomare", "lungotevere", "località",
        "frazione", "traversa", "salita",
        // Portuguese
        "rua", "praça", "praceta", "travessa", "estrada", "alameda", "beco", "calçada", "caminho", "ladeira", "rotunda", "viela", "urbanização", "bairro",
        "azinhaga", "largo", "loteamento", "escadinhas", "rodovia",
        // Polish, Czech, Slovak, Slovene, Croatian, Serbian
        "ul", "ulica", "ulicy", "al", "aleja", "aleje", "alei", "pl", "plac", "placu", "os", "osiedle", "osiedlu", "rynek", "skwer", "bulwar", "bulw",
        "wybrzeże", "wyb", "szosa", "trakt", "ulice", "náměstí", "nám", "třída", "nábřeží", "sídliště", "trg", "cesta", "námestie", "trieda",
        // Romanian
        "strada", "str", "aleea", "bulevardul", "intrarea", "calea", "piața", "piata", "șoseaua", "soseaua", "splaiul", "fundătura",
        // Greek, Bulgarian, Russian, Ukrainian
        "οδός", "οδού", "λεωφόρος", "λεωφ", "πλατεία", "улица", "ул", "вулиця", "вул", "проспект", "бул", "булевард", "площад", "площадь", "пл", "переулок",
        // Turkish, Lithuanian and others with the word in front of a number only
        "straße der", "straße des", "platz der", "platz des", "allee der");

    /// <summary>In front of the name, and ordinary words as well: more than a number has to follow.</summary>
    internal static readonly ContextWords MaybeLeading = new(
        "place", "passage", "square", "cours", "villa", "résidence", "cité", "hameau", "montée", "côte", "traverse", "route", "voie", "promenade", "parvis",
        "aldea", "apartamento", "arroyo", "barranco", "barrio", "colonia", "conjunto", "cuesta", "edificio", "entrada", "escalinata", "explanada",
        "extrarradio", "ferrocarril", "grupo", "huerta", "jardines", "lado", "lugar", "manzana", "masía", "mercado", "monte", "muelle", "municipio", "parcela",
        "parque", "partida", "poblado", "puente", "puerta", "quinta", "ramal", "rampa", "riera", "rincón", "ronda", "salida", "sector", "sección", "senda",
        "solar", "terrenos", "torrente", "vía",
        "strada", "borgo", "rotonda", "incrocio", "galleria", "ponte", "campo", "rione", "quartiere", "piano",
        "jardim", "acesso", "passeio", "pátio", "vila", "rossio", "terreiro", "avenidas",
        "rondo", "park", "most", "droga", "ogród", "wyspa", "obala", "put", "rue de",
        "am", "an der", "an den", "auf dem", "auf der", "im", "in der", "in den", "zum", "zur", "unter den", "hinter der", "alter", "alte", "neuer", "neue",
        "na", "nad", "pod", "ve", "v", "u", "za", "k", "calea", "αγ", "λ", "πλ");

    /// <summary>Behind the name, a word of its own.</summary>
    internal static readonly ContextWords Trailing = new(
        "street", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "crescent", "cres", "boulevard", "blvd", "parkway", "pkwy", "highway", "hwy", "terrace",
        "straat", "laan", "weg", "plein", "gracht", "kade", "singel", "dreef", "steeg", "plantsoen", "dijk",
        "straße", "strasse", "str", "platz", "allee", "gasse", "ufer", "damm", "chaussee",
        "gata", "gatan", "gränd", "gränden", "väg", "vägen", "gate", "gaten", "vei", "veien", "veg", "vegen", "gade", "gaden", "vej", "vejen", "allé", "allén",
        "katu", "kuja", "polku", "utca", "utcája", "út", "útja", "tér", "tere", "körút", "krt", "kalea", "enparantza", "etorbidea", "sétány", "fasor", "rakpart",
        "caddesi", "cad", "cd", "sokak", "sokağı", "sok", "sk", "bulvarı", "mahallesi", "mah",
        "gatvė", "iela", "prospekts", "bulvāris", "tänav", "tn", "mnt", "puiestee", "ulica", "cesta", "trg", "náměstí", "nábřeží");

    /// <summary>Behind the name, and ordinary words as well.</summary>
    internal static readonly ContextWords MaybeTrailing = new(
        "st", "dr", "court", "ct", "close", "place", "pl", "square", "sq", "way", "walk", "gardens", "garden", "grove", "row", "mews", "hill", "hills", "rise", "view",
        "green", "end", "circle", "cir", "trail", "trl", "loop", "alley", "plaza", "ridge", "path", "bypass", "bridge", "mall", "gate", "crossing", "park", "quay",
        "wharf", "parade", "vale", "meadow", "meadows", "field", "fields", "common", "esplanade", "turnpike", "pike", "run", "pass", "point", "heights", "manor",
        "estate", "estates", "causeway", "corner", "cove", "creek", "crest", "dale", "expressway", "extension", "extensions", "ferry", "flats", "ford", "forest",
        "fork", "freeway", "glen", "harbor", "harbour", "haven", "hollow", "island", "junction", "knoll", "knolls", "lake", "landing", "locks", "lodge", "mill",
        "mills", "mission", "motorway", "mount", "mountain", "orchard", "overpass", "passage", "pine", "pines", "plain", "plains", "port", "ports", "prairie",
        "ranch", "rapids", "rest", "river", "route", "shoal", "shore", "shores", "skyway", "spring", "springs", "spur", "station", "stream", "summit",
        "throughway", "trace", "track", "tunnel", "underpass", "union", "valley", "viaduct", "village", "vista", "well", "wells", "chase", "copse", "croft",
        "hof", "pad", "park", "ring", "markt", "singel", "wal", "torg", "torget", "plass", "plads", "torv", "stig", "tie", "u", "g", "köz", "sor", "dűlő", "brink",
        "graben", "promenade", "steig", "stieg", "pfad", "gärten", "garten");

    /// <summary>Small words inside the names of streets and towns.</summary>
    internal static readonly ContextWords Particles = new(
        "de", "la", "le", "les", "du", "des", "d", "l", "à", "aux", "sur", "sous", "en", "lès", "van", "der", "den", "het", "t", "ten", "ter", "te", "op", "aan", "bij",
        "del", "los", "las", "el", "y", "di", "da", "do", "dos", "das", "della", "dello", "dei", "degli", "delle", "dell", "dalla", "dal", "alla", "allo", "ai", "agli", "alle", "sul", "sulla", "nel", "nella", "al", "san", "e", "of",
        "upon", "von", "zu", "vom", "zur", "zum", "an", "am", "im", "bei", "ob", "unter", "et", "nad", "pod", "u", "w", "na", "cu", "cel",
        "av", "og", "och", "ved", "vid", "sv", "św", "gen", "ks", "under");

    /// <summary>Between a street and its number.</summary>
    internal static readonly ContextWords NumberWords = new(
        "nr", "no", "nº", "n", "num", "núm", "número", "numero", "kapı no", "numéro", "number", "nummer", "bloc", "bl", "blok", "bloque", "km", "č", "čp", "huisnummer",
        "hausnummer", "house number", "civico", "snc", "numer");

    /// <summary>A part of a building.</summary>
    internal static readonly ContextWords Units = new(
        "apt", "apartment", "appartement", "appartment", "apartamento", "apto", "appt", "app", "suite", "ste", "unit", "flat", "floor", "fl", "room", "rm", "bus",
        "boîte", "bte", "wohnung", "whg", "top", "stiege", "etage", "étage", "bât", "bâtiment", "escalier", "piso", "planta", "puerta", "pta", "esc", "escalera",
        "portal", "bajo", "interno", "int", "scala", "piano", "lok", "lokal", "m", "bl", "bloc", "tronson", "mieszkanie", "byt", "kv", "et", "sc", "ap", "lej", "lejlighed", "lgh", "as", "lok.",
        "andar", "fração", "building", "bldg", "block", "kamer", "verdieping", "penthouse", "οροφος", "кв");

    /// <summary>Doors of a floor, behind its number: <c>3º izda</c>, <c>3. tv.</c>.</summary>
    internal static readonly ContextWords Doors = new(
        "izda", "izq", "izqda", "izquierda", "dcha", "dch", "derecha", "centro", "ctro", "esq", "esqdo", "dto", "dt", "dta", "fte", "frente", "tv", "th", "mf", "º", "ª");

    /// <summary>Points of the compass behind an English street.</summary>
    internal static readonly ContextWords Directions = new("n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west");

    /// <summary>Boxes of a post office; a number follows.</summary>
    internal static readonly ContextWords Boxes = new(
        "box", "postbus", "postfach", "postbox", "postboks", "boîte postale", "bp", "apartado", "apartado de correos", "casella postale", "caixa postal", "skrytka",
        "skrytka pocztowa", "poštovní přihrádka", "pósthólf", "postilokero", "pl", "c.p.", "pob", "pobox", "antwoordnummer", "cs");

    /// <summary>Post of armed forces: <c>APO AE 09012</c>.</summary>
    internal static readonly ContextWords FieldPost = new("apo", "fpo", "dpo");

    /// <summary>What such an address begins with.</summary>
    internal static readonly ContextWords FieldPostBegin = new("psc", "unit", "cmr", "uss", "usns", "usnv", "usnv", "usav", "uscgc", "hms", "opns", "ops");

    /// <summary>An address follows.</summary>
    internal static readonly ContextWords Cues = new(
        "address", "addresses", "addr", "adres", "adresse", "anschrift", "dirección", "direccion", "domicilio", "indirizzo", "endereço", "morada", "adresa", "adresu",
        "adresát", "adresem", "adress", "osoite", "lakcím", "cím", "aadress", "adrese", "адрес", "адреса", "διεύθυνση", "woonadres", "bezoekadres", "postadres",
        "correspondentieadres", "woon*", "wohnhaft", "wohne", "wohnt", "wohnen", "wohnsitz", "habite", "j'habite", "demeurant", "domicilié*", "réside", "vivo en",
        "vive en", "reside en", "residente", "abito", "abita", "residenza", "moro", "mora em", "resido", "mieszkam", "mieszka", "zamieszkał*", "zamieszkan*",
        "bydlím", "bydliště", "bor på", "bor i", "bosatt", "bopæl", "asun", "lakik", "locuiesc", "locuiește", "domiciliat*", "live at", "lives at", "live in",
        "lives in", "living at", "lived in", "reside at", "resides at", "residing at", "located at", "office is at", "is at", "deliver to", "delivered to", "ship to",
        "shipped to", "send to", "sent to", "statement sent to", "meet me at", "meet you at", "move to", "moved to", "moves to", "taxi to", "arrived at",
        "verhuist", "verhuizen", "zieht", "umzieht", "déménage", "street", "straat", "rue", "straße");

    /// <summary>Months: the number beside them is a day or a year.</summary>
    internal static readonly ContextWords Months = new(
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
        "jul", "aug", "sep", "sept", "oct", "nov", "dec", "januari", "februari", "maart", "mei", "juni", "juli", "augustus", "oktober", "mrt", "okt", "januar", "jänner",
        "februar", "märz", "mai", "dezember", "dez", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "gennaio", "febbraio", "aprile",
        "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro",
        "dezembro", "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia", "ledna",
        "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince", "augusti", "maj", "marts", "ianuarie",
        "februarie", "martie", "aprilie", "iunie", "iulie", "septembrie", "octombrie", "noiembrie", "decembrie", "tammikuuta", "helmikuuta", "maaliskuuta",
        "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta", "január", "február", "március",
        "április", "május", "június", "július", "augusztus", "szeptember", "október");

    /// <summary>All words right before a number of a house, a unit or a box: asked first, since most words are none.</summary>
    internal static readonly ContextWords BeforeNumber = new(
        [.. Trailing.Terms, .. MaybeTrailing.Terms, .. Boxes.Terms, .. Units.Terms, .. NumberWords.Terms]);

    /// <summary>All small words of the names of streets: asked first, since most words are none.</summary>
    internal static readonly ContextWords InsideName = new([.. Leading.Terms, .. MaybeLeading.Terms, .. Trailing.Terms, .. Particles.Terms]);

    internal static readonly ContextWords[] All =
        [BeforeNumber, InsideName, Leading, MaybeLeading, Trailing, MaybeTrailing, Particles, NumberWords, Units, Boxes, FieldPost, FieldPostBegin, Cues, Months, Doors, Directions];
}
