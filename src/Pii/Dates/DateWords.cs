using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Dates;

/// <summary>The words dates are written with, in the official languages of EU and EEA, Catalan, Turkish, Russian and Ukrainian, in all forms
/// that stand in dates.</summary>
internal static class DateWords
{
    /// <summary>Of the weekdays that are reported alone, in UTF-16 units.</summary>
    internal const int ShortestLoneWeekday = 6;
    internal const int LongestLoneWeekday = 10;

    private static readonly string[] Months =
    [
        "january januar januari janvier enero gennaio janeiro styczeń stycznia leden ledna január januára ianuarie tammikuu tammikuuta tammikuun "
            + "jaanuar jaanuaril janvāris janvārī janvāra sausis sausio siječanj siječnja januarja jänner януари ιανουάριος ιανουαρίου ιανουαριου ocak "
            + "январь января січень січня jannar eanáir janúar gener",
        "february februar februari février fevrier febrero febbraio fevereiro luty lutego únor února február februára februarie helmikuu helmikuuta "
            + "helmikuun veebruar veebruaril februāris februārī februāra vasaris vasario veljača veljače februarja feber февруари φεβρουάριος "
            + "φεβρουαρίου φεβρουαριου şubat февраль февраля лютий лютого frar feabhra febrúar febrer",
        "march märz maerz maart mars marzo março marco marzec marca březen března marec március martie maaliskuu maaliskuuta maaliskuun märts märtsil "
            + "marts martā marta kovas kovo ožujak ožujka март μάρτιος μαρτίου μαρτιου mart марта березень березня marzu márta març",
        "april avril abril aprile kwiecień kwietnia duben dubna apríl apríla április aprilie huhtikuu huhtikuuta huhtikuun aprill aprillil aprīlis "
            + "aprīlī aprīļa balandis balandžio travanj travnja aprila април απρίλιος απριλίου απριλιου nisan апрель апреля квітень квітня aibreán",
        "may mai mei mayo maggio maio maj maja květen května máj mája május toukokuu toukokuuta toukokuun maijs maijā maija gegužė gegužės "
            + "svibanj svibnja май μάιος μαΐου μαιου mayıs мая травень травня mejju bealtaine maí maig",
        "june juni juin junio giugno junho czerwiec czerwca červen června jún júna június iunie kesäkuu kesäkuuta kesäkuun juuni juunil jūnijs jūnijā "
            + "jūnija birželis birželio lipanj lipnja junij junija юни ιούνιος ιουνίου ιουνιου haziran июнь июня червень червня ġunju meitheamh júní juny",
        "july juli juillet julio luglio julho lipiec lipca červenec července júl júla július iulie heinäkuu heinäkuuta heinäkuun juuli juulil jūlijs "
            + "jūlijā jūlija liepa liepos srpanj srpnja julij julija юли ιούλιος ιουλίου ιουλιου temmuz июль июля липень липня lulju júlí juliol",
        "august augustus août aout agosto sierpień sierpnia srpen srpna augusta augusztus elokuu elokuuta elokuun augustil augusts augustā "
            + "rugpjūtis rugpjūčio kolovoz kolovoza avgust avgusta август αύγουστος αυγούστου αυγουστου ağustos августа серпень серпня awwissu lúnasa "
            + "ágúst agost augusti",
        "september septembre septiembre setiembre settembre setembro wrzesień września září zári septembra szeptember septembrie syyskuu syyskuuta "
            + "syyskuun septembril septembris septembrī rugsėjis rugsėjo rujan rujna септември σεπτέμβριος σεπτεμβρίου σεπτεμβριου eylül "
            + "сентябрь сентября вересень вересня settembru setembre",
        "october oktober octobre octubre ottobre outubro październik października říjen října október októbra octombrie lokakuu lokakuuta lokakuun "
            + "oktoober oktoobril oktobris oktobrī oktobra spalis spalio listopad listopada октомври οκτώβριος οκτωβρίου οκτωβριου ekim октябрь октября "
            + "жовтень жовтня ottubru",
        "november novembre noviembre novembro listopadu novembra noiembrie marraskuu marraskuuta marraskuun novembril novembris novembrī lapkritis "
            + "lapkričio studeni studenoga studenog ноември νοέμβριος νοεμβρίου νοεμβριου kasım ноябрь ноября nóvember samhain",
        "december dezember décembre decembre diciembre dicembre dezembro grudzień grudnia prosinec prosince decembra decembrie joulukuu joulukuuta "
            + "joulukuun detsember detsembril decembris decembrī gruodis gruodžio prosinac prosinca декември δεκέμβριος δεκεμβρίου δεκεμβριου aralık "
            + "декабрь декабря грудень грудня diċembru nollaig desember desembre",
    ];

    private static readonly string[] Abbreviations =
    [
        "jan janv ene gen sty led ian tammi jaan sau sij ιαν янв янв січ oca eàn jän",
        "feb febr févr fév fevr fev lut úno helmi veebr vas velj φεβ фев лют şub",
        "mar mrt mär mrz marz mrz bře maalis kov ožu μαρ мар бер",
        "apr avr abr kwi dub ápr huhti bal tra απρ апр кві nis",
        "kvě touko geg svi μαϊ трав mag máj",
        "jun juin giu cze čvn jún kesä birž lip ιουν июн черв haz iun",
        "jul juil lug čvc júl heinä liep srp ιουλ июл лип tem iul",
        "aug août ago sie srp elo rugp kol avg αυγ авг серп ağu aoû",
        "sep sept set wrz zář szept syys rugs ruj σεπ сен вер eyl",
        "oct okt ott out paź říj loka spal οκτ окт жовт eki",
        "nov nov lis lapkr stu νοε ноя лист kas marras noi",
        "dec dez déc dic des gru pro joulu detz gruod δεκ дек груд ara",
    ];

    private const string AmbiguousMonths =
        "may march mar mars marta maja mai maj jan set out ago gen mag lis pro ara kas nis des dic led tra lip sty gru vas bal sau kov elo ene lut luty "
        + "marco marca juni juli august kol stu bře tem haz dub jun jul juny juin oca listopad marts mart marta leden liepa spal avgust";

    private const string LoneWeekdays =
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag";

    private const string Weekdays =
        "mon tue tues wed thu thur thurs fri sat sun sonnabend maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lundi mardi mercredi jeudi "
        + "vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes sábado sabado domingo lunedì lunedi martedì martedi mercoledì "
        + "mercoledi giovedì giovedi venerdì venerdi sabato domenica feira poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela "
        + "niedzielę pondělí úterý středa středu čtvrtek pátek sobotu neděle neděli pondelok utorok streda štvrtok piatok nedeľa hétfő kedd szerda "
        + "csütörtök péntek szombat vasárnap luni marți marţi miercuri joi vineri sâmbătă duminică måndag tisdag onsdag torsdag fredag lördag söndag "
        + "mandag tirsdag lørdag søndag maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai perjantaina "
        + "lauantai lauantaina sunnuntai sunnuntaina esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev pirmdiena otrdiena trešdiena "
        + "ceturtdiena piektdiena sestdiena svētdiena pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis "
        + "ponedjeljak srijeda četvrtak petak subota nedjelja ponedeljek torek sreda četrtek petek nedelja понеделник вторник сряда четвъртък петък "
        + "събота неделя δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή pazartesi salı çarşamba perşembe cuma cumartesi pazar mánudagur "
        + "þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur понедельник среда четверг пятница суббота воскресенье";

    /// <summary>Words and what each says.</summary>
    private static readonly WordList Known = WordList.Of(All());

    // Most words beside a number say nothing of a date.
    private static readonly WordFilter Filter = new(Known.Entries.Select(e => e.Key));
    private static readonly WordFilter LoneWeekdayFilter = new(LoneWeekdays.Split(' '));

    /// <summary>A first, fast look: whether a word can be a weekday that is reported alone.</summary>
    internal static bool MayBeLoneWeekday(in Token token) => LoneWeekdayFilter.MayHold(token);

    internal static DateWord Of(in Token token) => Filter.MayHold(token) && token.IsWord ? (DateWord)Known.Bits(token) : DateWord.None;

    internal static int MonthOf(DateWord word) => (int)(word & DateWord.Month);

    private static Dictionary<string, int> All()
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var month = 1; month <= 12; month++)
        {
            Add(all, Abbreviations[month - 1], (DateWord)month | DateWord.Short);
            Add(all, Months[month - 1], (DateWord)month);
        }

        foreach (var word in AmbiguousMonths.Split(' ')) all[word] |= (int)DateWord.Ambiguous;
        Add(all, LoneWeekdays, DateWord.Weekday | DateWord.LoneWeekday);
        Add(all, Weekdays, DateWord.Weekday);
        Add(all, "de del of van von ta di do da dell d l í the año ano any anno jaar year roku m g gada metų", DateWord.Joint);
        Add(all, "st nd rd th er ère ere e º ª o eme ème ste de ter а ый го", DateWord.Ordinal);
        Add(all, "the den de der dem le la el il lo em dia día d l a o", DateWord.Article);
        Add(all, "in during since until before after en desde hasta durante dans depuis em no nel dal seit sinds tot vanaf i w v od sedan av til of", DateWord.BeforeYear);
        Add(all, "jahr jahre jaar year année anno año ano roku rok år", DateWord.Year);
        Add(all, "on since from until till by due dated date datum fecha data am vom zum bis den op per dd vanaf tot sinds sedan le du au el il dal "
            + "em dia día dne dnia od do pe din la", DateWord.BeforeDay);
        Add(all, "is es est ist er", DateWord.Is);
        Add(all, "version release build ver versie versione versión releases", DateWord.Version);
        Add(all, "today date birthday dob vandaag datum heute hoy fecha data aujourd hui oggi hoje", DateWord.Day);
        Add(all, "words tokens characters pixels px rows users euro euros eur dollars usd kg g mg ml ms mb gb kb items people cases units times lines "
            + "woorden tekens rijen mensen wörter zeichen zeilen mots caractères lignes palabras caracteres parole mm cm km m w kwh calories steps "
            + "stuks personen gevallen files records requests hours uur stunden heures horas ore points", DateWord.Counted);
        return all;
    }

    private static void Add(Dictionary<string, int> all, string words, DateWord word)
    {
        foreach (var one in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bits = (int)word;
            // A full name overrides an abbreviation of the same letters; a word keeps the first month it was given.
            if (all.TryGetValue(one, out var known)) bits = (known & 0xF) != 0 ? known | (bits & ~0x1F) : known | bits;
            all[one] = bits;
        }
    }
}
