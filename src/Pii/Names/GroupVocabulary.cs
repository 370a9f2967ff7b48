using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Names;

/// <summary>Nationalities, religions and what says that a person is meant.</summary>
internal static class GroupVocabulary
{
    internal static readonly ContextWords Nationalities = new(
        "afghan", "albanian", "algerian", "american", "andorran", "angolan", "argentine", "argentinian", "armenian",
        "australian", "austrian", "azerbaijani", "bahraini", "bangladeshi", "belarusian", "belgian", "belizean", "belizian",
        "bolivian", "bosnian", "brazilian", "british", "bruneian", "bulgarian", "burmese", "cambodian", "cameroonian",
        "canadian", "chilean", "chinese", "colombian", "congolese", "croatian", "cuban", "cypriot", "czech", "danish",
        "dominican", "dutch", "ecuadorian", "ecuadorean", "egyptian", "english", "eritrean", "estonian", "ethiopian", "fijian",
        "filipino", "finnish", "french", "georgian", "german", "ghanaian", "greek", "guatemalan", "haitian", "honduran",
        "hungarian", "icelandic", "indian", "indonesian", "iranian", "iraqi", "irish", "israeli", "italian", "ivorian",
        "jamaican", "japanese", "jordanian", "kazakh", "kenyan", "korean", "kosovan", "kurdish", "kuwaiti", "latvian",
        "lebanese", "liberian", "libyan", "lithuanian", "macedonian", "malaysian", "malian", "maltese", "mexican", "moldovan",
        "mongolian", "montenegrin", "moroccan", "mozambican", "namibian", "nepalese", "nicaraguan", "nigerian", "norwegian",
        "omani", "pakistani", "palestinian", "panamanian", "paraguayan", "peruvian", "polish", "portuguese", "qatari",
        "romanian", "russian", "rwandan", "saudi", "scottish", "senegalese", "serbian", "singaporean", "slovak", "slovenian",
        "somali", "spanish", "sudanese", "surinamese", "swedish", "swiss", "syrian", "taiwanese", "tanzanian", "thai",
        "tibetan", "tunisian", "turkish", "ugandan", "ukrainian", "uruguayan", "uzbek", "venezuelan", "vietnamese", "welsh",
        "yemeni", "zambian", "zimbabwean", "muslim", "jewish", "catholic", "protestant", "hindu", "buddhist", "sikh", "shia",
        "shiite", "sunni", "atheist", "mormon");

    /// <summary>People of a nation or religion, never a language or a dish.</summary>
    internal static readonly ContextWords Peoples = new(
        "afghans", "albanians", "algerians", "americans", "argentinians", "armenians", "australians", "austrians", "belgians",
        "bosnians", "brazilians", "bruneians", "bulgarians", "canadians", "chileans", "colombians", "croatians", "cubans",
        "cypriots", "czechs", "danes", "dutchman", "dutchmen", "dutchwoman", "ecuadorians", "ecuadoreans", "egyptians",
        "englishman", "estonians", "ethiopians", "filipinos", "finns", "frenchman", "frenchwoman", "germans", "ghanaians",
        "greeks", "haitians", "hungarians", "indonesians", "iranians", "iraqis", "irishman", "israelis", "italians",
        "jamaicans", "kenyans", "koreans", "kurds", "latvians", "lithuanians", "mexicans", "moroccans", "nigerians",
        "norwegians", "pakistanis", "palestinians", "peruvians", "romanians", "russians", "saudis", "serbs", "slovaks",
        "slovenes", "somalis", "spaniard", "spaniards", "surinamers", "swedes", "syrians", "tunisians", "turks", "ukrainians",
        "venezuelans", "jews", "muslims", "catholics", "protestants", "hindus", "buddhists", "sikhs", "shiites", "shias",
        "sunnis", "mormons", "shiis", "surinameses");

    /// <summary>Before a nationality: it is a person's.</summary>
    internal static readonly ContextWords Before = new(
        "i am", "i'm", "we are", "we are proud", "he is", "she is", "they are", "is an", "is a", "am", "are proud", "born",
        "as an", "nationality", "citizenship", "ethnicity", "religion", "proud");

    /// <summary>Behind a nationality: it is a person's, or that of a state or company.</summary>
    internal static readonly ContextWords Behind = new(
        "people", "citizen", "citizens", "national", "nationals", "nationality", "passport", "man", "woman", "men", "women",
        "boy", "girl", "immigrant", "immigrants", "migrant", "migrants", "refugee", "refugees", "descent", "origin", "heritage",
        "community", "family", "government", "border", "minister", "politician", "soldier", "multinational", "investor",
        "embassy", "parents", "father", "mother", "wife", "husband", "patient", "employee", "friend", "colleague", "neighbour",
        "neighbor");

    /// <summary>Length of the shortest nationality or people, all of one word, in UTF-16 units.</summary>
    internal static readonly int Shortest = Nationalities.Terms.Concat(Peoples.Terms).Min(t => t.Length);

    internal static IReadOnlyList<ContextWords> All { get; } = [Nationalities, Peoples, Before, Behind];
}
