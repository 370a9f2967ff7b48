using AuditPipeline.Core.Custody;
using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Custody;

internal sealed partial class CertificateWords
{
    public static CertificateWords English { get; } = new()
    {
        Language = ReaderLanguage.English,
        Title = "Certificate of erasure",
        Subtitle = "What was erased, where it was looked for afterwards, and what is kept on which ground",
        Order = "Order",
        Controller = "Controller",
        Person = "Person (pseudonym)",
        SingleRecords = "Single records",
        Basis = "Ground of law",
        Reference = "Reference of the request",
        None = "none",
        Requested = "Ordered",
        Approved = "Approved",
        Due = "Answer due (GDPR Art. 12(3))",
        Looked = "Read back",
        State = "State",
        By = "{0}, by role {1}",
        NoticeDone = "The content of {0} records was erased",
        NoticeHeld = "The content of {0} records was erased; {1} are kept under legal hold",
        NoticeOpen = "Not complete yet",
        NoticeText = "The records themselves stay in the log: that a call happened, when, on which system and with what decision. What was said, and by whom, is gone: its key and salt are destroyed, so that neither the encrypted original nor the fingerprint in the log tells anything.",
        Places = "Where it was looked",
        PlacesText = "Each place was read back after the erasure. Keys and rows are counted.",
        Place = "Place",
        Before = "Before",
        After = "After",
        Finding = "Finding",
        Until = "at the latest until {0}",
        NotCounted = "not counted",
        Kept = "What is kept",
        KeptRows = "Kept for ever: the leaf of each record (times, system, model, outcome, token counts, cost) in the log and its row in the store. They name nobody and hold no text.",
        KeptNone = "Nothing is kept under legal hold.",
        KeptText = "{0} records are kept under legal hold and are erased when the holds end. {1} are named here.",
        Record = "Record",
        Hold = "Hold",
        Packs = "Evidence packs",
        PacksText = "These packs showed erased content and were removed. They can be drawn again for the same period and then show the records as erased.",
        NoPacks = "No kept pack showed any of it.",
        Proof = "How to check",
        ProofText = "The operator's statement of this erasure is a leaf of the anchor log and attached with its proof (C2SP tlog-proof): whoever holds the log's public key can check that it was made, and every evidence pack of the period names it.",
        Statement = "Leaf {0} of {1}",
        NoStatement = "No key and no record of this order was there, so nothing was destroyed and nothing is stated.",
        KeyHash = "Hash of the destroyed key's name (ke)",
        OrderFile = "The order and what was found, machine-readable",
        StatementFile = "The statement",
        ProofFile = "Its proof in the anchor log",
        States = new Dictionary<ErasureState, string>
        {
            [ErasureState.Requested] = "ordered, not approved",
            [ErasureState.Approved] = "approved, being carried out",
            [ErasureState.Held] = "carried out but for what is under legal hold",
            [ErasureState.Done] = "done",
            [ErasureState.Withdrawn] = "withdrawn",
        },
        PlaceNames = new Dictionary<StoragePlace, string>
        {
            [StoragePlace.KeyRing] = "Key ring",
            [StoragePlace.RecordKeys] = "Wrapped data keys",
            [StoragePlace.Content] = "Readable text and search",
            [StoragePlace.Originals] = "Encrypted originals",
            [StoragePlace.OldFiles] = "Earlier files of the store",
            [StoragePlace.Journal] = "Journal of the gateway",
            [StoragePlace.Queue] = "Queue",
            [StoragePlace.Packs] = "Evidence packs kept here",
            [StoragePlace.Backups] = "Backups of the key ring",
        },
        Findings = new Dictionary<PlaceFinding, string>
        {
            [PlaceFinding.Gone] = "gone",
            [PlaceFinding.Unreadable] = "unreadable: no key opens it",
            [PlaceFinding.Expires] = "copies end by themselves",
            [PlaceFinding.Remains] = "still there",
            [PlaceFinding.Unbounded] = "copies may exist, and nothing here ends them",
            [PlaceFinding.Kept] = "kept for records under legal hold",
        },
    };
}
