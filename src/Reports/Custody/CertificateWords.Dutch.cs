using AuditPipeline.Core.Custody;
using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Custody;

internal sealed partial class CertificateWords
{
    public static CertificateWords Dutch { get; } = new()
    {
        Language = ReaderLanguage.Dutch,
        Title = "Verklaring van wissing",
        Subtitle = "Wat is gewist, waar daarna is nagekeken, en wat op welke grond wordt bewaard",
        Order = "Opdracht",
        Controller = "Verantwoordelijke (AVG)",
        Person = "Persoon (pseudoniem)",
        SingleRecords = "Afzonderlijke records",
        Basis = "Rechtsgrond",
        Reference = "Kenmerk van het verzoek",
        None = "geen",
        Requested = "Opgedragen",
        Approved = "Goedgekeurd",
        Due = "Antwoord uiterlijk (AVG art. 12, lid 3)",
        Looked = "Nagekeken",
        State = "Stand",
        By = "{0}, door rol {1}",
        NoticeDone = "De inhoud van {0} records is gewist",
        NoticeHeld = "De inhoud van {0} records is gewist; {1} worden bewaard wegens een bewaarplicht",
        NoticeOpen = "Nog niet voltooid",
        NoticeText = "De records zelf blijven in de log: dat er een aanroep was, wanneer, op welk systeem en met welke beslissing. Wat er is gezegd en door wie, is weg: sleutel en salt zijn vernietigd, zodat noch het versleutelde origineel noch de vingerafdruk in de log iets zegt.",
        Places = "Waar is nagekeken",
        PlacesText = "Elke plaats is na de wissing teruggelezen. Sleutels en rijen zijn geteld.",
        Place = "Plaats",
        Before = "Voor",
        After = "Na",
        Finding = "Bevinding",
        Until = "uiterlijk tot {0}",
        NotCounted = "niet geteld",
        Kept = "Wat wordt bewaard",
        KeptRows = "Blijvend bewaard: het blad van elk record (tijden, systeem, model, uitkomst, aantallen tokens, kosten) in de log en de rij in de opslag. Zij noemen niemand en bevatten geen tekst.",
        KeptNone = "Er wordt niets bewaard wegens een bewaarplicht.",
        KeptText = "{0} records worden bewaard wegens een bewaarplicht en worden gewist zodra die eindigt. Hier zijn er {1} genoemd.",
        Record = "Record",
        Hold = "Bewaarplicht",
        Packs = "Bewijsdossiers",
        PacksText = "Deze dossiers toonden gewiste inhoud en zijn verwijderd. Zij kunnen voor dezelfde periode opnieuw worden opgemaakt en tonen de records dan als gewist.",
        NoPacks = "Geen bewaard dossier toonde er iets van.",
        Proof = "Hoe dit is na te gaan",
        ProofText = "De verklaring van de exploitant over deze wissing is een blad van de ankerlog en is met haar bewijs bijgevoegd (C2SP tlog-proof): wie de publieke sleutel van de log heeft, kan nagaan dat zij is afgelegd, en elk bewijsdossier over de periode noemt haar.",
        Statement = "Blad {0} van {1}",
        NoStatement = "Er was geen sleutel en geen record van deze opdracht; er is dus niets vernietigd en niets verklaard.",
        KeyHash = "Hash van de naam van de vernietigde sleutel (ke)",
        OrderFile = "De opdracht en wat is aangetroffen, machineleesbaar",
        StatementFile = "De verklaring",
        ProofFile = "Het bewijs ervan in de ankerlog",
        States = new Dictionary<ErasureState, string>
        {
            [ErasureState.Requested] = "opgedragen, niet goedgekeurd",
            [ErasureState.Approved] = "goedgekeurd, in uitvoering",
            [ErasureState.Held] = "uitgevoerd, behalve wat wegens een bewaarplicht blijft",
            [ErasureState.Done] = "voltooid",
            [ErasureState.Withdrawn] = "ingetrokken",
        },
        PlaceNames = new Dictionary<StoragePlace, string>
        {
            [StoragePlace.KeyRing] = "Sleutelbos",
            [StoragePlace.RecordKeys] = "Ingepakte gegevenssleutels",
            [StoragePlace.Content] = "Leesbare tekst en zoeken",
            [StoragePlace.Originals] = "Versleutelde originelen",
            [StoragePlace.OldFiles] = "Eerdere bestanden van de opslag",
            [StoragePlace.Journal] = "Journaal van de gateway",
            [StoragePlace.Queue] = "Wachtrij",
            [StoragePlace.Packs] = "Hier bewaarde bewijsdossiers",
            [StoragePlace.Backups] = "Reservekopieën van de sleutelbos",
        },
        Findings = new Dictionary<PlaceFinding, string>
        {
            [PlaceFinding.Gone] = "weg",
            [PlaceFinding.Unreadable] = "onleesbaar: geen sleutel opent het",
            [PlaceFinding.Expires] = "kopieën eindigen vanzelf",
            [PlaceFinding.Remains] = "nog aanwezig",
            [PlaceFinding.Unbounded] = "er kunnen kopieën zijn, en niets hier beëindigt ze",
            [PlaceFinding.Kept] = "bewaard voor records onder een bewaarplicht",
        },
    };
}
