using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Plates;

/// <summary>Words for a registration mark, by language (ISO 639-1).</summary>
internal static class PlateWords
{
    private static readonly (string Language, string[] Terms)[] Terms =
    [
        ("en", ["license plate*", "licence plate*", "number plate*", "numberplate*", "plate", "plates", "plate no", "plate number",
            "registration number*", "registration mark*",
            "registration plate*", "registration no", "car registration*", "vehicle registration*", "vrm", "vrn", "reg", "reg no", "reg number",
            "registered vehicle", "vehicle reg*",
            "car reg*", "bike*", "vehicle*", "licence number", "license tag", "tag number", "index mark"]),
        ("nl", ["kenteken*", "nummerplaat*", "nummerplaten", "nrplaat", "voertuig*"]),
        ("de", ["kennzeichen*", "kfz*", "nummernschild*", "autonummer*", "autokennzeichen*", "fahrzeug*", "kontrollschild*", "pkw*", "lkw*",
            "zulassungsnummer*"]),
        ("fr", ["immatricul*", "plaque*", "véhicule*", "vehicule*", "voiture*"]),
        ("es", ["matrícula*", "matricula*", "placa*", "vehículo*", "vehiculo*", "coche*"]),
        ("it", ["targa*", "targhe*", "targat*", "veicolo*", "immatricolazione*"]),
        ("pt", ["matrícula*", "matricula*", "placa*", "viatura*", "veículo*", "veiculo*"]),
        ("pl", ["rejestracyjn*", "rejestracj*", "tablic*", "pojazd*", "samoch*", "nr rej*"]),
        ("da", ["nummerplade*", "registreringsnummer*", "indregistrer*", "køretøj*", "reg.nr*"]),
        ("sv", ["registreringsnummer*", "regnummer*", "registreringsskylt*", "nummerskylt*", "nummerplåt*", "fordon*", "reg.nr*"]),
        ("no", ["kjennemerke*", "registreringsnummer*", "bilskilt*", "skiltnummer*", "kjøretøy*", "reg.nr*"]),
        ("fi", ["rekisterinumero*", "rekisteritunnus*", "rekisterikilpi*", "rekisterikilven*", "ajoneuvo*"]),
        ("is", ["skráningarnúmer*", "bílnúmer*", "fastanúmer*", "ökutæki*"]),
        ("et", ["numbrimär*", "registreerimismär*", "registreerimisnumb*", "sõiduk*"]),
        ("lv", ["numura zīm*", "reģistrācijas num*", "valsts numur*", "transportlīdzek*", "automašīn*"]),
        ("lt", ["valstybinis numer*", "valstybinio numer*", "valst. nr*", "registracijos numer*", "automobil*", "transporto priemon*"]),
        ("cs", ["spz", "rz", "registrační značk*", "poznávací značk*", "státní poznávací*", "vozidl*"]),
        ("sk", ["ečv", "špz", "evidenčné čísl*", "evidenčného čísl*", "vozidl*"]),
        ("hu", ["rendszám*", "forgalmi rendszám*", "gépjármű*"]),
        ("ro", ["număr de înmatriculare", "numar de inmatriculare", "înmatricul*", "inmatricul*", "plăcuț*", "placut*", "autovehicul*"]),
        ("bg", ["регистрационен номер*", "рег. номер*", "рег. №", "номер на автомобил*", "табел*", "автомобил*"]),
        ("el", ["πινακίδα*", "πινακίδ*", "αριθμός κυκλοφορίας", "αριθμό κυκλοφορίας", "όχημα*", "οχήματος"]),
        ("hr", ["registarsk*", "registracijsk*", "tablic*", "vozil*"]),
        ("sl", ["registrsk*", "tablic*", "vozil*"]),
        ("mt", ["pjanċa*", "numru ta' reġistrazzjoni", "vettura*"]),
        ("tr", ["plaka*", "araç*", "araci*", "aracın*", "taşıt*", "otomobil*"]),
    ];

    /// <summary>All words of all languages: asked first, since most texts hold none.</summary>
    internal static ContextWords All { get; } = new([.. Terms.SelectMany(t => t.Terms).Distinct(StringComparer.Ordinal)]);

    internal static IReadOnlyDictionary<string, ContextWords> ByLanguage { get; } =
        Terms.ToDictionary(t => t.Language, t => new ContextWords(t.Terms), StringComparer.Ordinal);
}
