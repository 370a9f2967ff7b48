namespace AuditPipeline.Pii.Dates;

/// <summary>Numbers up to a hundred in words, as they stand in ages; those that some languages write in one word are put together here.</summary>
internal static class NumberWords
{
    private const string Single =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
        + "fifty sixty seventy eighty ninety hundred "
        + "een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien honderd "
        + "ein eins eine einem einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn hundert "
        + "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante "
        + "septante huitante nonante cent "
        + "uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta "
        + "cuarenta cincuenta sesenta setenta ochenta noventa cien "
        + "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove cento "
        + "um uma dois duas três quatro sete oito dez doze treze quinze dezesseis dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta "
        + "quarenta cinquenta sessenta oitenta cem "
        + "ett en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton hundra "
        + "et to fire seks syv sju otte åtte ni ti elleve tolv tretten fjorten femten seksten sytten sytten atten nitten hundrede hundre "
        + "bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz "
        + "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt "
        + "osiemdziesiąt dziewięćdziesiąt एक दो तीन चार पांच पाँच छह सात आठ नौ दस बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे फ़िफ़्टी फोर्टी";

    internal static IEnumerable<string> All()
    {
        foreach (var word in Single.Split(' ')) yield return word;
        foreach (var word in Before(["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"], "en",
            ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]))
        {
            yield return word;
            yield return word.Replace("eeen", "eeën", StringComparison.Ordinal).Replace("ieen", "ieën", StringComparison.Ordinal);
        }

        foreach (var word in Before(["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"], "und",
            ["zwanzig", "dreißig", "dreissig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"])) yield return word;
        foreach (var word in Before(["en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"], "og",
            ["tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"])) yield return word;
        foreach (var word in Behind(["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"],
            ["ett", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"])) yield return word;
        foreach (var word in Behind(["tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"],
            ["en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"])) yield return word;
        foreach (var word in Behind(["veinti"], ["uno", "ún", "dós", "dos", "trés", "tres", "cuatro", "cinco", "seis", "séis", "siete", "ocho", "nueve"]))
            yield return word;
        foreach (var word in Behind(["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"],
            ["uno", "due", "tre", "tré", "quattro", "cinque", "sei", "sette", "otto", "nove"]))
        {
            yield return word;
            yield return word.Replace("iuno", "uno", StringComparison.Ordinal).Replace("auno", "uno", StringComparison.Ordinal)
                .Replace("iotto", "otto", StringComparison.Ordinal).Replace("aotto", "otto", StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Before(string[] units, string joint, string[] tens) =>
        [.. tens, .. tens.SelectMany(t => units.Select(u => u + joint + t))];

    private static IEnumerable<string> Behind(string[] tens, string[] units) => [.. tens, .. tens.SelectMany(t => units.Select(u => t + u))];
}
