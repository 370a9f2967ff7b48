using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>What a country and its people are called, in English, Dutch, German, French, Spanish, Italian and their own
/// languages.</summary>
internal static class Countries
{
    internal static ContextWords Austria { get; } = new(
        "austria*", "oostenrijk*", "österreich*", "oesterreich*", "autrich*", "autriche*", "austríac*");

    internal static ContextWords Belgium { get; } = new("belgi*", "belge*", "belga", "belgas", "bélgica", "belgique*", "belgio");

    internal static ContextWords Bulgaria { get; } = new("bulgar*", "bulgaars*", "bulgarije", "búlgar*", "българ*");

    internal static ContextWords Switzerland { get; } = new(
        "swiss", "switzerland", "zwitser*", "schweiz*", "suisse*", "suiz*", "svizzer*", "liechtenstein*");

    internal static ContextWords Cyprus { get; } = new("cypr*", "zypern*", "zyprisch*", "zypriot*", "chypr*", "chipr*", "cipr*", "κύπρ*",
        "κυπρ*");

    internal static ContextWords Czechia { get; } = new("czech*", "tsjech*", "tschech*", "tchèque*", "tchéqu*", "checo*", "checa*",
        "chequia", "ceco", "ceca", "cechia", "česk*", "čr");

    internal static ContextWords Slovakia { get; } = new("slovak*", "slowaak*", "slowakij*", "slowak*", "slovaqu*", "eslovac*", "eslovaqu*",
        "slovacc*", "slovensk*", "sr");

    internal static ContextWords Germany { get; } = new("german*", "duits*", "deutsch*", "allemand*", "allemagne", "alem*", "tedesc*",
        "germania");

    internal static ContextWords Denmark { get; } = new("danish", "denmark", "deens*", "denemarken", "dänisch*", "dänemark", "danois*",
        "danemark", "danés*", "danes*", "dinamarca", "danimarca", "dansk*", "danmark*");

    internal static ContextWords Estonia { get; } = new("estoni*", "estland*", "ests*", "estnisch*", "eston*", "eesti*");

    internal static ContextWords Spain { get; } = new("spanish", "spain", "spaans*", "spanje", "spanisch*", "spanien", "espagn*",
        "español*", "españa", "spagn*");

    internal static ContextWords Finland { get; } = new("finnish", "finland*", "fins", "finse", "finnisch*", "finnland", "finland*",
        "finlandais*", "finland*", "finlandes*", "suom*");

    internal static ContextWords France { get; } = new("french", "france", "frans", "franse", "frankrijk", "französisch*", "frankreich",
        "français*", "francés*", "francia", "frances*");

    internal static ContextWords Greece { get; } = new("greek*", "greece", "grieks*", "griekenland", "griechisch*", "griechenland", "grec*",
        "grèce", "grieg*", "ελλ*", "ελλά*");

    internal static ContextWords Croatia { get; } = new("croat*", "kroati*", "kroatisch*", "kroatien", "croate*", "croatie", "croacia",
        "croazia", "hrvatsk*");

    internal static ContextWords Hungary { get; } = new("hungar*", "hongaar*", "hongarije", "ungarn", "ungarisch*", "hongr*", "húngar*",
        "hungría", "ungheres*", "ungheria", "magyar*");

    internal static ContextWords Ireland { get; } = new("irish", "ireland", "iers", "ierse", "ierland", "irisch*", "irland*", "irlande*",
        "irlandés*", "irlandes*", "éire*", "eire");

    internal static ContextWords Iceland { get; } = new("iceland*", "ijsland*", "isländisch*", "island", "islandais*", "islandés*",
        "islandes*", "islensk*", "íslensk*", "ísland*", "islande", "islandia", "islanda");

    internal static ContextWords Italy { get; } = new("italian*", "italy", "italia*", "italië", "italien*", "italiaans*", "italie*");

    internal static ContextWords Lithuania { get; } = new("lithuania*", "litouw*", "litau*", "lituan*", "lietuv*");

    internal static ContextWords Luxembourg { get; } = new("luxemb*", "luxembourg*", "luxemburg*", "lussemburg*", "lëtzebuerg*");

    internal static ContextWords Latvia { get; } = new("latvia*", "letland*", "lets", "letse", "lettland*", "lettisch*", "letton*",
        "letón*", "leton*", "lettone", "lettonia", "latvij*");

    internal static ContextWords Malta { get; } = new("malta*", "maltes*", "maltais*", "maltees*", "maltesisch*", "malte", "maltés*");

    internal static ContextWords Netherlands { get; } = new(
        "dutch", "netherlands", "nederland*", "holland*", "niederländ*", "niederlande*", "néerland*", "pays-bas", "holandes*", "holandés*",
        "países bajos", "neerland*", "oland*", "paesi bassi");

    internal static ContextWords Norway { get; } = new("norwegian*", "norway", "noors*", "noorwegen", "norweg*", "norvég*", "norvège",
        "norueg*", "norvegese*", "norvegia", "norsk*", "norge*");

    internal static ContextWords Poland { get; } = new("polish", "poland", "pools", "poolse", "polen", "polnisch*", "polonais*", "pologne",
        "polaco*", "polaca*", "polonia", "polacc*", "polsk*");

    internal static ContextWords Portugal { get; } = new("portug*", "portugees*", "portugal", "portogh*", "portogallo");

    internal static ContextWords Romania { get; } = new("romania*", "roemeen*", "roemeni*", "rumän*", "roumain*", "roumanie", "ruman*",
        "rumen*", "romeno", "romena", "român*");

    internal static ContextWords Sweden { get; } = new("swedish", "sweden", "zweeds*", "zweden", "schwedisch*", "schweden", "suédois*",
        "suède", "suec*", "svedes*", "svezia", "svensk*", "sverige*");

    internal static ContextWords Slovenia { get; } = new("sloveni*", "sloveen*", "slowenisch*", "slowenien", "slovèn*", "slovén*",
        "esloven*", "sloven*");

    internal static ContextWords Balkans { get; } = new(
        "serbi*", "srbij*", "srpsk*", "servi*", "serbisch*", "bosni*", "bosna", "bosans*", "montenegr*", "crna gora", "crnogor*",
        "macedoni*", "makedon*",
        "македон*", "срб*", "срп*");

    internal static ContextWords UnitedKingdom { get; } = new(
        "uk", "gb", "united kingdom", "british", "britain", "england", "english", "scotland", "scottish", "wales", "welsh",
        "northern ireland",
        "brits*", "engels*", "verenigd koninkrijk", "britisch*", "vereinigtes königreich", "großbritannien", "britannique*", "royaume-uni",
        "británic*", "reino unido", "britannic*", "regno unito");
}
