using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Phones;

/// <summary>The words around a number, looked up when they are asked for and once.</summary>
/// <param name="token">Place of its first digits in the tokens.</param>
internal ref struct PhoneContext(ScanText scan, int token)
{
    private const int FarBefore = 40;
    private const int OtherBefore = 24;
    private const int FarAfter = 30;

    private static readonly ContextWords Before = new(
        "phone*", "telephone*", "telefoon*", "telefon*", "teléfono*", "telefono*", "téléphone*", "telefone*", "tel", "tlf", "tlfn", "tfno", "tél", "mobile*",
        "mobiel*", "mobil*", "móvil*", "cell*", "handy*", "gsm", "fax*", "whatsapp*", "sms", "call*", "dial", "bel",
        "bellen", "terugbel*", "opbellen", "ring*", "rückruf*", "anruf*", "anzurufen", "erreichen", "rufnummer*", "rappel*", "appel*", "joindre", "portable*",
        "llam*", "chiam*", "richiam*", "dzwoni*", "oddzwoni*", "zadzwo*", "volejte*", "zavol*", "ligar*", "ligue*", "telemóvel*", "contacto*",
        "sunați*", "sunati*", "телефон*", "τηλεφ*", "τηλέφ*", "puhelin*", "soita*", "puh", "hívj*", "hívja*", "telefón*", "kinito*", "κινητό*",
        "电话", "電話", "手机", "手機", "携帯", "전화", "recado*", "answering", "sími*", "tālru*", "skambin*", "zvan*", "helista*", "pokličite*", "nazovite*",
        "síman*", "फोन*", "फ़ोन*", "обад*", "звон*", "позвон*", "мобил*", "καλέστε*", "guthán*", "teileafón*", "kontakt*", "contact*", "ara", "arayın", "cep", "vodafone");

    private static readonly ContextWords After = new(
        "office", "fax", "mobile", "desk", "cell",
        "phone*", "telephone*", "telefoon*", "telefon*", "téléphone*", "teléfono*", "telefono*", "telefone*", "τηλέφων*", "телефон*");

    private static readonly ContextWords OtherNumber = new(
        "account*", "card*", "conta", "iban*", "bsn*", "order*", "bestel*", "invoice*", "factu*", "isbn*", "ean", "sku", "ssn", "ticket*", "id",
        "reference*", "ref", "version*", "build", "chapter*", "kvk*", "passport*", "paspoort*", "pesel*", "licen*", "formula*", "serial*");

    private readonly ScanText scan = scan;
    private readonly int token = token;
    private bool looked;
    private string? before;
    private bool? other;

    internal static IReadOnlyList<ContextWords> Vocabulary { get; } = [Before, After, OtherNumber];

    /// <summary>A word that says a number of another kind is meant stands before it.</summary>
    internal bool IsOther => other ??= Look(OtherNumber, OtherBefore) is not null;

    /// <summary>The word of telephoning before a number that ends at a place, or behind it; null for none.</summary>
    /// <param name="groups">Groups of digits of the number, a token each.</param>
    internal string? Word(int groups, int end)
    {
        if (!looked) (looked, before) = (true, Look(Before, FarBefore));
        return before ?? Behind(token + groups, end);
    }

    /// <summary>In the same sentence, and not the label of what follows: <c>Fax: …</c>.</summary>
    private readonly string? Behind(int next, int end)
    {
        var text = scan.Text;
        var tokens = scan.Tokens;
        for (var (i, at) = (next, end); i < tokens.Length && tokens[i].End <= end + FarAfter; at = tokens[i].End, i++)
        {
            if (tokens[i].Start - at == 1 ? text[at] is '.' or ';' or '\n' : text.AsSpan(at, tokens[i].Start - at).IndexOfAny('.', ';', '\n') >= 0) return null;
            if (tokens[i].Entry == 0 || scan.Term(After, i) is not { } term) continue;
            if (tokens[i].End == text.Length || text[tokens[i].End] != ':') return term;
        }

        return null;
    }

    private readonly string? Look(ContextWords list, int far)
    {
        var tokens = scan.Tokens;
        var from = tokens[token].Start - far;
        for (var i = token - 1; i >= 0 && tokens[i].Start >= from; i--)
        {
            if (tokens[i].Entry != 0 && scan.Term(list, i) is { } term) return term;
        }

        return null;
    }
}
