namespace AuditPipeline.Host.Demo;

/// <summary>What the users of the script write, per AI system, in English and Dutch; about half of it holds personal data.</summary>
internal static class DemoPrompts
{
    private static readonly (string Name, string Mail)[] People =
    [
        ("Anna de Vries", "anna.devries@example.org"), ("Pieter Janssen", "p.janssen@example.com"), ("Fatima El Amrani", "fatima.elamrani@example.nl"),
        ("John Carter", "john.carter@example.com"), ("Sanne Bakker", "sanne.bakker@example.org"), ("Marek Nowak", "marek.nowak@example.net"),
        ("Emily Thompson", "emily_thompson@example.org"), ("Daan Visser", "daan.visser@example.nl"), ("Lucia Rossi", "l.rossi@example.com"),
        ("Thomas Müller", "thomas.mueller@example.net"), ("Noor van den Berg", "noor.vandenberg@example.nl"), ("Sarah O'Neill", "sarah.oneill@example.com"),
    ];

    public static string For(string system, int seed) => system switch
    {
        "hr-screening" => Hiring(seed),
        "support-bot" => Support(seed),
        "contract-review" => Contract(seed),
        _ => Code(seed),
    };

    /// <summary>The instructions an application puts before every prompt. Those of contract review are long enough to be cached.</summary>
    public static string Instructions(string system) => system switch
    {
        "hr-screening" => "You assess applications for a vacancy. Judge on skills and experience only and say why.",
        "support-bot" => "You answer customers of a web shop, briefly and politely, in their own language.",
        "contract-review" => "You review contracts for a procurement department. " + string.Concat(Enumerable.Range(1, 48).Select(clause =>
            $"Clause {clause}: check that the obligation of the parties is stated with a period, a limit and a consequence, and name the sentence that lacks one. ")),
        _ => "You help programmers. Answer with code first and a short explanation after it.",
    };

    private static string Hiring(int seed)
    {
        var (name, mail) = People[seed % People.Length];
        return (seed % 8) switch
        {
            0 => $"Assess this applicant for the position of data analyst. {name}, {mail}, phone {Identifiers.Phone(seed)}. Six years of SQL and reporting, two of them in health care.",
            1 => "Write five interview questions for a senior account manager that test negotiation, without asking about private life.",
            2 => $"Beoordeel het cv van {name}, geboren op {1 + seed % 28:D2}-0{1 + seed % 9}-198{seed % 10}, BSN {Identifiers.Bsn(seed)}. Werkte acht jaar als verpleegkundige en volgt een opleiding.",
            3 => "Summarise the differences between the two vacancy texts for the warehouse team and suggest neutral wording.",
            4 => $"Maak een afwijzing voor de kandidaat {name} ({mail}), vriendelijk van toon, met een reden uit het functieprofiel.",
            5 => "Welke eisen in een vacature voor chauffeur zijn niet nodig voor het werk zelf? Geef een korte lijst.",
            6 => $"Rank these three: {People[(seed + 1) % 12].Name}, {People[(seed + 2) % 12].Name} and {name}. Notes are attached below; salaries go to {Identifiers.Iban(seed)} as before.",
            _ => "Give a scoring table for the role of support engineer with weights that add up to one hundred.",
        };
    }

    private static string Support(int seed)
    {
        var (name, mail) = People[(seed + 5) % People.Length];
        return (seed % 9) switch
        {
            0 => $"My order has not arrived. I am {name}, reach me at {mail} or {Identifiers.Phone(seed)}. When will it come?",
            1 => "How long do I have to send back shoes that are too small?",
            2 => $"Kunt u het bedrag terugstorten op {Identifiers.Iban(seed)} ten name van {name}? De bestelling was dubbel betaald.",
            3 => "Wat zijn de openingstijden van het afhaalpunt in de buurt van het station?",
            4 => $"I was charged twice on card {Identifiers.Card(seed)}, please check and confirm to {mail}.",
            5 => "Is the blue model available in a larger size, and does it come with a plug for the United Kingdom?",
            6 => $"I cannot sign in from {Identifiers.Address(seed)}; the page https://shop.example.org/account/{seed * 37} shows an error.",
            7 => "Ik wil de levering een week later ontvangen, kan dat nog worden aangepast?",
            _ => $"Mijn nieuwe telefoonnummer is {Identifiers.Phone(seed)} en het adres blijft de Dorpsstraat {1 + seed % 90}, 1234 AB Utrecht.",
        };
    }

    private static string Contract(int seed)
    {
        var (name, mail) = People[(seed + 3) % People.Length];
        return (seed % 6) switch
        {
            0 => $"Review section {1 + seed % 12}: the supplier delivers within thirty days and informs the customer of any delay in writing.",
            1 => $"Controleer artikel {1 + seed % 20} over de aansprakelijkheid: is het maximum per jaar of per gebeurtenis, en geldt het voor een verwerker?",
            2 => $"Which party bears the risk in transit? The contact for notices is {name}, {mail}.",
            3 => "Compare the termination clause with our standard and list what is missing, in order of importance.",
            4 => $"Payment goes to {Identifiers.Iban(seed)} within fourteen days. Is the interest clause lawful between businesses?",
            _ => "Vat de bijlage over de beveiliging samen in een tabel met eis, bewijs en termijn.",
        };
    }

    private static string Code(int seed) => (seed % 7) switch
    {
        0 => "Rewrite this loop as one SQL query and say whether an index helps: for each order, load its lines and add up the amounts.",
        1 => $"Why does this fail with 401? client = Client(api_key=\"{Identifiers.Key(seed)}\", base_url=\"https://api.example.com/v1\")",
        2 => "Write a C# method that reads a file line by line and stops at the first empty one, with a test.",
        3 => $"The service at http://{(seed % 3 == 0 ? "192.0.2.10" : Identifiers.Address(seed * 3 + 1))}:8080/health times out from {Identifiers.Address(seed * 3 + 2)}. Which firewall rule is missing?",
        4 => "Leg uit waarom de test soms faalt: hij wacht een vaste tijd in plaats van op het bericht.",
        5 => $"git blame shows {People[seed % 12].Mail} for this line; write a commit message that explains the fix of the race.",
        _ => "Refactor the parser so that it does not allocate a string for every token.",
    };
}
