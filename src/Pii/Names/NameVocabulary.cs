using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>Words around names, in the languages of Europe.</summary>
internal static class NameVocabulary
{
    /// <summary>Forms of address and degrees that stand directly before a name.</summary>
    internal static readonly ContextWords Titles = Longest(
        "mr", "mrs", "ms", "miss", "mx", "mister", "madam", "dr", "doctor", "prof", "professor", "sir", "dame", "lord", "lady",
        "rev", "reverend", "judge", "captain", "sergeant", "sheriff", "senator", "president", "governor", "father", "sister",
        "uncle", "aunt", "nurse", "dhr", "de heer", "heer", "meneer", "mevr", "mevrouw", "mw", "mej", "drs", "ir", "ing",
        "dokter", "huisarts", "verpleegkundige", "arts", "zuster", "broeder", "herr", "herrn", "frau", "fräulein", "hr", "fr",
        "dipl ing", "doktor", "mag", "ra", "rechtsanwalt", "mme", "mlle", "monsieur", "madame", "mademoiselle", "maître",
        "docteur", "professeur", "abbé", "sr", "sra", "srta", "señor", "señora", "señorita", "don", "doña", "dña", "dª", "dra",
        "doctora", "profesor", "profesora", "sig", "sig ra", "sig.na", "signor", "signora", "signorina", "dott", "dott ssa",
        "dottor", "dottoressa", "avv", "prof ssa", "geom", "rag", "senhor", "senhora", "dona", "doutor", "doutora", "exmo sr",
        "exma sra", "prof ª", "minister", "princess", "prince", "queen", "duke", "duchess", "count", "countess", "pope", "pan",
        "pani", "panem", "panią", "pana", "państwo", "mgr", "inż", "pán", "paní", "panu", "slečna", "mudr", "judr", "phdr",
        "rndr", "bc", "fru", "frk", "fröken", "herra", "rouva", "neiti", "hra", "rva", "tohtori", "överläkare", "læge",
        "domnul", "doamna", "dl", "dna", "domnișoara", "dlui", "dnei", "κύριος", "κυρία", "κ", "господин", "госпожа",
        "gospodin", "gospođa", "úr", "kisasszony");

    /// <summary>What says that a name follows.</summary>
    internal static readonly ContextWords Introductions = Longest(
        "my name is", "name is", "call me", "calls me", "people call me", "named", "nicknamed", "aka", "also known as",
        "last name", "first name", "surname", "full name", "maiden name", "contact person", "signed by", "account holder",
        "attn", "attention of", "t a v", "tav", "z hd", "zhd", "mijn naam is", "naam is", "ik heet", "heette", "genaamd",
        "voornaam", "achternaam", "contactpersoon", "getekend", "ich heiße", "ich heisse", "heiße", "mein name ist", "name ist",
        "vorname", "nachname", "ansprechpartner", "ansprechpartnerin", "gezeichnet", "je m'appelle", "m'appelle", "s'appelle",
        "nommé", "nommée", "prénom", "nom de famille", "interlocuteur", "me llamo", "se llama", "mi nombre es", "nombre es",
        "llamado", "llamada", "apellido", "apellidos", "nombre y apellidos", "firmado", "fdo", "mi chiamo", "si chiama",
        "cognome", "firmato", "egregio", "chamo me", "me chamo", "chama se", "meu nome é", "nome é", "apelido", "sobrenome",
        "nazywam się", "mam na imię", "imię", "nazwisko", "imię i nazwisko", "osoba kontaktowa", "jmenuji se", "jmenuje se",
        "příjmení", "kontaktní osoba", "jag heter", "heter", "mitt namn är", "förnamn", "efternamn", "kontaktperson",
        "jeg hedder", "hedder", "mit navn er", "fornavn", "jeg heter", "etternavn", "nimeni on", "etunimi", "sukunimi",
        "yhteyshenkilö", "mă numesc", "numele meu este", "prenume", "με λένε", "λέγομαι", "меня зовут", "казвам се", "zovem se");

    /// <summary>Greetings, signatures, labels of fields: what often stands before a name.</summary>
    internal static readonly ContextWords Greetings = Longest(
        "i am", "i'm", "this is", "sincerely", "regards", "cheers", "thanks", "greetings", "yours", "hi", "hello", "hey",
        "dear", "goodbye", "c o", "name", "contact", "called", "signed", "ik ben", "heet", "beste", "geachte", "hallo", "hoi",
        "groet", "groeten", "groetjes", "naam", "ich bin", "heißt", "liebe", "lieber", "sehr geehrter", "sehr geehrte",
        "geehrte", "geehrter", "grüße", "grüßen", "gruß", "gez", "guten tag", "namens", "je suis", "bonjour", "cher", "chère",
        "salut", "cordialement", "salutations", "nom", "soy", "hola", "querido", "querida", "estimado", "estimada", "saludos",
        "atentamente", "nombre", "contacto", "sono", "ciao", "caro", "cara", "gentile", "saluti", "cordiali saluti", "nome",
        "contatto", "referente", "sou", "sou o", "sou a", "olá", "prezado", "prezada", "cumprimentos", "atenciosamente",
        "contato", "jestem", "cześć", "witaj", "drogi", "droga", "szanowny", "szanowna", "pozdrawiam", "z poważaniem",
        "kontakt", "jsem", "ahoj", "dobrý den", "vážený", "vážená", "milý", "milá", "pozdravem", "jméno", "jag är", "hej",
        "kära", "käre", "hälsningar", "hälsning", "namn", "jeg er", "kære", "hilsen", "hilsner", "navn", "kjære", "olen", "hei",
        "moi", "hyvä", "terveisin", "nimi", "sunt", "bună", "dragă", "stimate", "stimată", "salutări", "stimă", "nume",
        "αγαπητέ", "αγαπητή", "уважаеми", "poštovani", "kedves");

    /// <summary>Small words that stand before names and before much else.</summary>
    internal static readonly ContextWords Links = Longest(
        "from", "to", "cc", "by", "with", "met", "add", "tell", "ask", "told", "asked", "thank", "for", "and", "van", "aan",
        "door", "met", "en", "namens", "volgens", "von", "mit", "für", "und", "laut", "durch", "par", "pour", "avec", "et",
        "selon", "por", "para", "con", "y", "según", "da parte di", "per", "e", "secondo", "com", "segundo", "według", "dla",
        "podle", "pro", "från", "med", "och", "enligt", "fra", "og", "ifølge", "ja", "mukaan", "de la", "cu", "și", "conform",
        "potrivit", "said", "says", "zegt", "sagt", "dit", "dice", "remitido por", "ex", "except", "especially");

    /// <summary>What a person is to somebody or in a record, directly before the name or with a colon between.</summary>
    internal static readonly ContextWords Roles = Longest(
        "patient", "client", "customer", "employee", "colleague", "manager", "user", "applicant", "tenant", "holder",
        "cardholder", "account holder", "beneficiary", "recipient", "sender", "author", "employer", "boss", "friend", "wife",
        "husband", "mother", "father", "son", "daughter", "kid", "child", "brother", "sister", "partner", "neighbour",
        "neighbor", "student", "teacher", "witness", "defendant", "plaintiff", "guardian", "assistant to", "according to",
        "patiënt", "patiënte", "cliënt", "cliënte", "klant", "medewerker", "medewerkster", "collega", "werknemer", "bewoner",
        "moeder", "vader", "zoon", "dochter", "vrouw", "man", "broer", "zus", "vriend", "vriendin", "collega's", "mantelzorger",
        "behandelaar", "patientin", "kunde", "kundin", "kunden", "mitarbeiter", "mitarbeiterin", "kollege", "kollegin",
        "mutter", "vater", "sohn", "tochter", "ehefrau", "ehemann", "bruder", "schwester", "mieter", "versicherter", "patiente",
        "cliente", "employé", "employée", "collègue", "mère", "père", "fils", "fille", "épouse", "époux", "mari", "femme",
        "frère", "sœur", "locataire", "paciente", "empleado", "empleada", "compañero", "madre", "padre", "hijo", "hija",
        "esposa", "esposo", "marido", "hermano", "hermana", "médico", "paziente", "dipendente", "moglie", "marito", "figlio",
        "figlia", "fratello", "sorella", "medico", "utente", "colega", "mãe", "pai", "filho", "filha", "doente", "pacjent",
        "pacjentka", "klient", "klientka", "klienta", "pracownik", "matka", "ojciec", "syn", "córka", "żona", "mąż", "lekarz",
        "pacient", "pacientka", "zákazník", "klientovi", "zaměstnanec", "otec", "dcera", "manžel", "manželka", "lékař", "kund",
        "patienten", "medarbetare", "kollega", "mor", "far", "dotter", "läkare", "medarbejder", "søn", "datter", "asiakas",
        "potilas", "äiti", "isä", "poika", "tytär", "pacientul", "pacienta", "clientul", "clienta", "mama", "tata", "soția",
        "soțul");

    /// <summary>Who said it follows.</summary>
    internal static readonly ContextWords Speech = Longest(
        "said", "says", "asked", "replied", "told", "shouted", "according to", "zegt", "zei", "aldus", "volgens", "sagt",
        "sagte", "laut", "dit", "selon", "dice", "dijo", "según", "secondo", "disse", "segundo", "mówi", "według", "říká",
        "podle", "säger", "enligt", "siger", "ifølge", "sanoo", "conform", "potrivit", "spune", "directed by", "written by",
        "starring", "signed by", "treated by", "producer", "singer", "author", "commenter", "actor", "president", "minister");

    /// <summary>What people do, directly behind a name.</summary>
    internal static readonly ContextWords Verbs = Longest(
        "said", "says", "asked", "asks", "told", "called", "calls", "wrote", "writes", "replied", "shouted", "answered",
        "thinks", "thought", "lives", "lived", "works", "worked", "wants", "spent", "began", "died", "married", "born",
        "joined", "met", "s daughter", "s son", "s wife", "s husband", "s mother", "s father", "had", "has", "gave", "sent",
        "moved", "flew", "is from", "is a very", "listed", "was born", "zegt", "zei", "vraagt", "vroeg", "meldt", "meldde",
        "belde", "belt", "schrijft", "schreef", "woont", "woonde", "werkt", "werkte", "heeft", "wil", "geeft", "vertelt",
        "vertelde", "kwam", "komt", "heet", "sagt", "sagte", "fragt", "fragte", "meldet", "meldete", "schreibt", "schrieb",
        "wohnt", "arbeitet", "möchte", "hat", "ruft", "rief", "kommt", "kam", "teilt", "dit", "demande", "écrit", "habite",
        "travaille", "souhaite", "signale", "déclare", "affirme", "réside", "dice", "dijo", "pregunta", "escribe", "vive",
        "trabaja", "quiere", "informa", "comunica", "refiere", "acude", "ha detto", "chiede", "scrive", "abita", "lavora",
        "vuole", "segnala", "disse", "diz", "escreve", "mora", "trabalha", "quer", "mówi", "powiedział", "powiedziała", "pisze",
        "mieszka", "pracuje", "zgłasza", "informuje", "chce", "říká", "řekl", "řekla", "píše", "bydlí", "hlásí", "säger",
        "sade", "sa", "frågar", "skriver", "bor", "jobbar", "arbetar", "vill", "meddelar", "siger", "sagde", "spørger",
        "arbejder", "oplyser", "sanoo", "sanoi", "kysyy", "asuu", "kirjoittaa", "spune", "întreabă", "scrie", "locuiește",
        "lucrează");

    /// <summary>Particles of family names, in small letters or with a capital.</summary>
    internal static readonly ContextWords Particles = Longest(
        "van", "von", "vom", "zu", "zum", "zur", "de", "den", "der", "het", "ter", "ten", "te", "op", "in", "t", "du", "des",
        "del", "della", "di", "da", "do", "dos", "das", "la", "le", "les", "lo", "los", "las", "el", "al", "bin", "ibn", "ben",
        "bint", "abu", "abd", "af", "av", "y", "e", "san", "santa", "st", "ud", "ul");

    /// <summary>Streets, buildings, institutions and companies: what they are called after is no person there.</summary>
    internal static readonly ContextWords Things = Longest(
        "street", "nº", "núm", "number", "nummer", "st", "road", "rd", "avenue", "ave", "ln", "drive", "dr", "boulevard",
        "blvd", "way", "square", "mt", "island", "islands", "county", "city", "town", "village", "state", "south", "east",
        "airport", "station", "hospital", "clinic", "college", "university", "museum", "library", "hotel", "stadium", "center",
        "centre", "foundation", "institute", "theatre", "theater", "prize", "award", "terrace", "highway", "apt", "suite",
        "unit", "gardens", "plaza", "crossing", "junction", "fort", "port", "cape", "saint", "inc", "ltd", "llc", "llp", "plc",
        "corp", "corporation", "company", "co", "group", "holding", "holdings", "partners", "associates", "bank", "insurance",
        "sons", "brothers", "bros", "industries", "technologies", "solutions", "systems", "services", "consulting", "capital",
        "ventures", "labs", "media", "records", "press", "motors", "airlines", "university of", "bv", "b.v", "nv", "n.v", "vof",
        "v.o.f", "gmbh", "gmb h", "ap s", "ag", "kg", "ohg", "gbr", "ug", "ev", "sa", "s.a", "sas", "sasu", "sarl", "snc", "eurl", "sca", "srl",
        "s.r.l", "spa", "s.p.a", "sl", "s.l", "slu", "aps", "a/s", "ab", "oy", "oyj", "sro", "s.r.o", "a.s", "v.o.s", "z.o.o",
        "lda", "ltda", "hb", "kb", "aktiebolag", "cooperatie", "straat", "laan", "weg", "plein", "gracht", "kade", "singel",
        "steeg", "ziekenhuis", "kliniek", "stichting", "vereniging", "gemeente", "provincie", "universiteit", "hogeschool",
        "basisschool", "afdeling", "apotheek", "verpleeghuis", "zorgcentrum", "bedrijf", "groep", "kerk", "huisartsenpraktijk",
        "maatschap", "straße", "strasse", "str", "allee", "platz", "gasse", "ring", "krankenhaus", "klinik", "klinikum",
        "universität", "hochschule", "schule", "stadt", "gemeinde", "kirche", "verein", "stiftung", "gesellschaft", "praxis",
        "rue", "quai", "place", "chemin", "allée", "impasse", "hôpital", "clinique", "université", "lycée", "collège", "école",
        "ville", "mairie", "église", "société", "fondation", "calle", "avda", "avenida", "paseo", "carretera", "camino",
        "clínica", "universidad", "instituto", "colegio", "ayuntamiento", "fundación", "servicio", "centro", "provincia",
        "barrio", "ctra", "urbanización", "via", "viale", "piazza", "corso", "vicolo", "borgo", "strada", "ospedale", "clinica",
        "università", "scuola", "comune", "chiesa", "fondazione", "azienda", "largo", "rua", "travessa", "praça", "alameda",
        "universidade", "escola", "câmara", "igreja", "fundação", "ulica", "ul", "aleja", "plac", "rynek", "szpital", "klinika",
        "uniwersytet", "szkoła", "wyb", "ulice", "náměstí", "nám", "třída", "nemocnice", "univerzita", "škola", "gatan",
        "vägen", "gata", "väg", "sjukhus", "universitet", "skola", "kommun", "gade", "vej", "vænget", "allé", "sygehus",
        "skole", "kommune", "katu", "sairaala", "yliopisto", "koulu", "bulevardul", "bd", "aleea", "șoseaua", "spitalul",
        "universitatea", "școala", "trail", "route", "bypass", "wynd", "heights", "extension", "extensions", "meadow",
        "gateway", "row", "mews", "crescent", "circle", "loop", "pike", "view", "vista", "springs", "falls", "creek", "garden",
        "ranch", "pass", "path", "parkway", "turnpike", "calleja", "sección", "masía", "riera", "monte", "lugar", "parcela",
        "rincón", "lado", "viela", "bairro", "intrarea", "municipio", "cité", "villa", "colle", "ronda", "glorieta", "pasaje",
        "sector", "bloque", "edificio", "poblado", "polígono", "ciudad", "partida", "extrarradio", "entrada", "huerta",
        "arrabal", "jardines", "rambla", "puerta", "cuesta", "salida", "terrenos", "vía", "caserío", "colonia", "conjunto",
        "aldea", "zona", "grupo", "passage", "montée", "cours", "esplanade", "sentier", "résidence", "hameau", "lieu-dit",
        "contrada", "frazione", "lungomare", "rotonda", "galleria", "vico", "calçada", "beco", "quinta", "loteamento",
        "osiedle", "rondo", "skwer", "bulwar", "nábřeží", "sídliště", "stræde", "stien", "parken", "torv", "plads", "torget",
        "gränd", "stigen", "intrare", "fundătura", "calea", "piața");

    /// <summary>Streets and places in whose words people are called as well.</summary>
    internal static readonly ContextWords NamedThings = Longest(
        "dijk", "veld", "bosch", "berg", "heuvel", "broek", "hill", "lane", "park", "lake", "church", "bridge", "west", "north",
        "banks", "green", "close", "fields", "field", "woods", "forest", "glen", "heath", "marsh", "ford", "wells", "brook",
        "brooks", "beach", "bay", "valley", "rivers", "river", "hall", "parks", "court", "grove", "gates", "ridge", "walk",
        "school", "meadows", "mount");

    /// <summary>Diseases, signs and measures carry the names of those who described them.</summary>
    internal static readonly ContextWords Eponyms = Longest(
        "disease", "syndrome", "sign", "score", "scale", "test", "index", "criteria", "lymphoma", "sarcoma", "classification",
        "procedure", "operation", "method", "effect", "law", "theorem", "formula", "fracture", "ziekte", "ziekte van",
        "syndroom", "syndroom van", "teken van", "proef van", "schaal", "krankheit", "syndrom", "morbus", "zeichen", "maladie",
        "maladie de", "maladie d", "signe de", "échelle de", "score de", "enfermedad", "enfermedad de", "síndrome",
        "síndrome de", "signo de", "escala de", "test de", "técnica de", "maniobra de", "índice de", "prueba de",
        "clasificación de", "linfoma de", "tumor de", "sonda", "drenaje", "morbo di", "malattia di", "sindrome di", "segno di",
        "doença de", "síndroma de", "choroba", "zespół", "nemoc", "sjukdom", "sygdom", "tauti", "boala");

    /// <summary>Products, companies, languages and units that are called like people; alone they are no person.</summary>
    internal static readonly ContextWords Products = Longest(
        "claude", "alexa", "siri", "cortana", "gemini", "mistral", "llama", "bard", "watson", "einstein", "jenkins", "django",
        "docker", "jira", "oracle", "sage", "julia", "ruby", "ada", "pascal", "swift", "elm", "erlang", "haskell", "curry",
        "perl", "crystal", "jasmine", "mocha", "celsius", "kelvin", "newton", "joule", "watt", "pascal", "gauss", "bayes",
        "markov", "fourier", "laplace", "euler", "fibonacci", "turing", "gantt", "kanban", "tesla", "ford", "mercedes", "benz",
        "porsche", "ferrari", "honda", "toyota", "renault", "peugeot", "citroën", "fiat", "opel", "chevrolet", "chrysler",
        "philips", "siemens", "bosch", "miele", "braun", "dell", "sony", "boeing", "disney", "chanel", "gucci", "armani",
        "prada", "dior", "hermès", "cartier", "nestlé", "lidl", "aldi", "carrefour", "nokia", "ericsson", "bayer", "merck",
        "pfizer", "roche", "novartis", "morgan", "goldman", "allianz", "lloyds", "barclays", "santander", "visa", "deloitte",
        "wikipedia", "python", "java", "kotlin", "linux", "ubuntu", "debian", "grafana", "apache", "tomcat", "kafka", "elastic",
        "selenium", "cassandra", "athena", "aurora", "phoenix", "apollo", "figma", "notion", "asana", "stella", "wordpress",
        "drupal", "joomla", "magento", "shopify", "stripe", "adyen", "klarna", "paypal", "venmo");

    /// <summary>Places so well known that a name alone means them.</summary>
    internal static readonly ContextWords WorldPlaces = Longest(
        "paris", "florence", "milan", "sofia", "lima", "houston", "dallas", "austin", "santiago", "valencia", "india", "china",
        "israel", "jordan", "chad", "georgia", "vienna", "geneva", "odessa", "petra", "asia", "africa", "america", "europa",
        "carolina", "dakota", "virginia", "indiana", "montana", "nevada", "alberta", "adelaide", "sydney", "melbourne",
        "victoria", "regina", "phoenix", "orlando", "memphis", "madison", "lincoln", "cairo", "damascus", "roma", "siena",
        "verona", "brescia", "nice", "lourdes", "lorraine", "brittany", "cordoba", "mercedes", "rosario", "salvador", "san",
        "kent", "chester", "devon", "chelsea", "brooklyn", "bronx", "holland", "france", "england", "ireland", "scotland",
        "wales", "germany", "spain", "italia", "malta", "cuba", "panama", "kenya", "mali", "oman", "iran", "irak", "goa",
        "java", "sahara", "atlanta");

    /// <summary>Months and days, some of which are names too.</summary>
    internal static readonly ContextWords Calendar = Longest(
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "januari", "februari",
        "maart", "mei", "juni", "juli", "augustus", "oktober", "januar", "februar", "märz", "mai", "dezember", "janvier",
        "février", "mars", "avril", "juin", "juillet", "août", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
        "agosto", "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "janeiro",
        "maio", "junho", "julho", "jul", "jun", "mar", "easter", "christmas", "advent", "noel");

    /// <summary>What stands directly before places.</summary>
    internal static readonly ContextWords PlaceHeads = Longest(
        "in", "at", "near", "from", "to", "visit", "visiting", "through", "across", "naar", "uit", "te", "bij", "nach", "aus",
        "im", "à", "en", "a", "desde", "hacia", "ad", "em", "no", "na", "w", "we", "z", "do", "ve", "v", "i", "på", "till",
        "til", "från", "fra", "în", "la", "din", "o", "city of", "republic of", "kingdom of");

    /// <summary>Articles and the like, which seldom stand before names.</summary>
    internal static readonly ContextWords Articles = Longest(
        "the", "my", "your", "mijn", "mein", "meine", "meiner", "mon", "mes", "mis", "meu", "minha", "mój", "moja", "mitt",
        "das", "die", "der", "het", "le", "les", "el", "los", "las", "il", "gli", "lo", "os", "as", "un", "una", "une", "an",
        "ein", "eine", "einen", "einem", "een", "this", "that", "these", "those", "its", "our", "your", "their", "dit", "deze",
        "dieser", "diese", "ce", "cette", "este", "esta", "questo", "questa", "um", "uma");

    /// <summary>What may stand directly before a name and speaks for it or against it, what counts most first.</summary>
    internal static ContextWords[] BeforeNames { get; } = [Eponyms, Introductions, Greetings, Speech, Roles, Articles, Links];

    /// <summary>What directly before a name speaks for it most.</summary>
    internal static ContextWords[] Leading { get; } = [Titles, Introductions, Greetings, Speech, Roles];

    /// <summary>Words that stand before names and may have a capital there.</summary>
    internal static ContextWords[] LeadIns { get; } = [Introductions, Greetings, Speech, Roles, Articles, Links, PlaceHeads];

    internal static IReadOnlyList<ContextWords> All { get; } =
        [Titles, Introductions, Greetings, Links, Roles, Speech, Verbs, Particles, Things, NamedThings, Products,
            WorldPlaces, Eponyms, Calendar, PlaceHeads, Articles];

    // The longest term that stands at a word is the one to be met first.
    private static ContextWords Longest(params string[] terms) => new([.. terms.OrderByDescending(t => t.Length)]);
}
