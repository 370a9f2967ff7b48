using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Dates;

/// <summary>The words ages are written with.</summary>
internal static class AgeWords
{
    private static readonly WordList Known = WordList.Of(All());

    // Every word of a text is asked for, and hardly one is a number; most words beside a number say nothing of an age.
    private static readonly WordFilter Numbers = new(NumberWords.All());
    private static readonly WordFilter Filter = new(Known.Entries.Select(e => e.Key));

    /// <summary>A first, fast look: whether a word can be a number.</summary>
    internal static bool MayBeNumber(in Token token) => Numbers.MayHold(token);

    /// <summary>Whether a word can say anything of an age.</summary>
    internal static bool MayHold(in Token token) => Filter.MayHold(token);

    internal static AgeWord Of(in Token token) => Filter.MayHold(token) && token.IsWord ? (AgeWord)Known.Bits(token) : AgeWord.None;

    private static Dictionary<string, int> All()
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(all, "year yr", AgeWord.Years | AgeWord.Singular);
        Add(all, "month week day", AgeWord.Shorter | AgeWord.Singular);
        Add(all, "years yrs jr jaar jaren jahr jahre jahren ans an année années año años anys anno anni ano anos år lat lata rok roku roky let rokov leta rokiem års "
            + "év éve vuotta vuoden aastat aastane metų metai gadus gadi gadu godina godine godinu години година χρόνια ετών έτη ani лет года год років роки "
            + "सालों साल वर्ष यर्स bliain mlynedd", AgeWord.Years);
        Add(all, "months weeks days mnd wkn maand maanden week weken dag dagen monat monate monaten woche wochen tag tage tagen mois semaine semaines jour jours mes "
            + "meses semana semanas día días dia dias mese mesi settimana settimane giorno giorni mês månad månader månaders vecka veckor veckors dagar måned "
            + "måneder uge uger uke uker dage dager miesięcy miesiące tygodni tygodnie dni měsíců měsíce týdnů mesiacov hónapos hetes luni săptămâni ay aydan hafta "
            + "haftadan gün günden yıl महीने महीना हफ्ते दिन", AgeWord.Shorter);
        Add(all, "old oud oude alt alte alter altes gammal gammalt gammel gammelt gamla gamle vieux vieille vieilles vanha vana starý stará staré star stara "
            + "vecs veca पुराने पुराना पुरानी का के की", AgeWord.Old);
        Add(all, "age leeftijd alter âge edad edat età idade ålder alder wiek wieku věk věku vek veku életkor kor ikä vanus vecums amžius starost возраст "
            + "возрасте вік възраст ηλικία ηλικίας vârsta varsta yaşı उम्र आयु", AgeWord.Age);
        Add(all, "aged edades âgé âgée âgés âgées ages cumplido cumplió cumplir cumple compiuto", AgeWord.Age);
        Add(all, "yo jähriger jährige jährigen jähriges jährig jähr årig årige årigt åring åringen åringar letni letnia letniego letniej letnią letý letá letého leté "
            + "ročný ročná ročného éves vuotias vuotiaan vuotiaana aastane aastase gadīgs gadus metis metė godišnji godišnja годишен годишна годишния "
            + "летний летняя летнего χρονος χρονη χρονών ετών yaş yaşında yaşındayken yaşından yaşındaki yaşındayım yaşındadır yaşındaydı yaşına yaşını "
            + "yaşlarında aylık günlük haftalık monatige wöchige maandse", AgeWord.Alone);
        Add(all, "jarige jarig jarigen", AgeWord.Adjective);
        Add(all, "father mother brother sister vader moeder broer zus oma opa vater mutter bruder schwester père mère frère sœur padre madre hermano "
            + "hermana abuelo abuela fratello sorella pai mãe irmão irmã man woman male female boy girl baby patient patiënt patiënte patiente child son daughter vrouw mevrouw meneer heer dame jongen meisje kind "
            + "zoon dochter mann frau herr patientin junge mädchen säugling homme femme enfant garçon fille monsieur madame bébé hombre mujer varón varon paciente "
            + "niño niña hijo hija señor señora lactante adolescente joven anciano anciana neonato bebé bebê uomo donna paziente bambino bambina ragazzo ragazza signora "
            + "neonata homem mulher doente utente menino menina filho filha kvinna kvinne kvinde pojke flicka barn mężczyzna kobieta pacjent pacjentka dziecko muž žena "
            + "pacient pacientka dítě pacienta bărbat femeie nő férfi mies nainen erkek kadın 아기 बच्चा", AgeWord.Person);
        Add(all, "tengo tiene tienen tenía tenían tuvo tienes ai as avait avais avoir ont aura auront ho hai ha hanno aveva avevo avrà tenho tem têm tens tinha tinham "
            + "terá est sera était sont mam ma masz miał miała má mám máš měl měla mal mala are avea avem compie fa faz vecchia vecchio vecchi vecchie", AgeWord.Have);
        Add(all, "a", AgeWord.Have);
        Add(all, "is was be am are ben bent was waren ist bin bist war wird wurde är var er blir blev je jest som jsem sem sam on olen", AgeWord.Be);
        foreach (var word in NumberWords.All()) Add(all, word, AgeWord.Number);
        Add(all, "and en und et y e og och i and ve", AgeWord.And);
        Add(all, "turned turning turns turn", AgeWord.Turn);
        Add(all, "wordt werd wird wurde fyller fyllde", AgeWord.Be);
        Add(all, "ago for during since within after every past last next over geleden gedurende sinds binnen na elke afgelopen voor vor seit während innerhalb nach "
            + "alle letzten depuis pendant dans après durant hace durante desde tras cada últimos últimas dentro fa per dopo ogni ultimi negli nos há após "
            + "sedan under inom efter siden i för temu przez od po před po za sonra önce zarfında boyunca geldi", AgeWord.Duration);
        Add(all, "younger older jonger ouder jünger älter menores mayores menor mayor giovani giovane anziani novos jovens velhos küçük büyük küçüktü küçüktür küçüktüler büyüktü büyüktür yngre äldre eldre ældre "
            + "młodsi starsi mladší starší कम", AgeWord.Compare);
        Add(all, "con com avec mit med", AgeWord.With);
        Add(all, "of de di d van von do af", AgeWord.Of);
        Add(all, "on this last next today tomorrow yesterday in but when who with and at so", AgeWord.Next);
        Add(all, "when since until", AgeWord.When);
        return all;
    }

    private static void Add(Dictionary<string, int> all, string words, AgeWord word)
    {
        foreach (var one in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) all[one] = all.GetValueOrDefault(one) | (int)word;
    }
}
