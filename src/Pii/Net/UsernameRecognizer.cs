using System.Collections.Frozen;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Net;

/// <summary>Names of accounts behind a label, or before a password.</summary>
internal sealed class UsernameRecognizer : IRecognizer
{
    public const string Kind = "USERNAME";

    private const int Longest = 40;

    private static readonly ContextWords Labels = new(
        "username*", "user name", "userid", "user id", "user", "login", "login name", "loginname", "account name", "logon", "uname", "u",
        "gebruikersnaam*", "gebruiker", "inlognaam*",
        "benutzername*", "benutzerkennung*", "benutzer", "anmeldename*", "nom d'utilisateur", "identifiant", "nombre de usuario", "usuario",
        "nome utente", "nazwa użytkownika",
        "nome de utilizador", "nome de usuário", "användarnamn*", "brugernavn*", "brukernavn*", "käyttäjätunnus*", "käyttäjänimi*",
        "uživatelské jméno", "používateľské meno",
        "felhasználónév*", "nume de utilizator", "nume utilizator", "korisničko ime", "uporabniško ime", "όνομα χρήστη", "потребителско име",
        "kullanıcı adı", "用户名", "ユーザー名");

    private static readonly ContextWords Passwords = new(
        "password*", "passwd", "pass", "pw", "pwd", "p", "wachtwoord*", "passwort*", "kennwort*", "mot de passe", "contraseña*", "hasło*",
        "senha*", "lösenord*", "adgangskode*", "passord*");

    /// <summary>Values that are types, or stand for nobody.</summary>
    private static readonly FrozenSet<string> NoNames = (
        "string str null none nil undefined true false varchar text int integer required optional email username user name password your you the "
        + "and of input value request self this options "
        + "config settings env process args params data model form not is in or with for login id field label placeholder unknown anonymous "
        + "default char bool object any").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoName = NoNames.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Name => "username";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [Labels, Passwords, LabelledValue.Vocabulary];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        var tokens = scan.Tokens;
        var places = new TermPlaces(scan, Labels);
        while (places.MoveNext())
        {
            var i = places.Current;
            if (scan.Term(Labels, i) is not { } term) continue;
            var value = LabelledValue.Find(scan, i, term, out var assigned);
            if (value < 0) continue;
            var start = tokens[value].Start;
            var end = ValueEnd(text, start);
            if (end - start < 2 || NoName.Contains(text.AsSpan(start, end - start))) continue;
            if (!IsMeant(scan, start, end, assigned, term.Length <= 5)) continue;
            found.Add(new Detection(start, end - start, Kind, 0.7, Name, null, term));
        }
    }

    /// <param name="common">The label is a word of everyday use: it needs a password behind the name.</param>
    private static bool IsMeant(ScanText scan, int start, int end, bool assigned, bool common)
    {
        var text = scan.Text;
        if (end < text.Length && (text[end] is '(' or '[' or '{' or '@' or '=' or ':' or '/' or '\\' or '+' or '$' or '%' || Chars.IsWord(text[end]))) return false;
        if (end + 1 < text.Length && text[end] == '.' && Chars.IsWord(text[end + 1])) return false;
        if (scan.Context(Passwords, end, end, 0, 14) is not null) return true;
        if (!assigned || common) return false;
        var quoted = start > 0 && text[start - 1] is '"' or '\'' or '`' && end < text.Length && text[end] == text[start - 1];
        var marked = text.AsSpan(start, end - start).ContainsAnyInRange('0', '9') || text.AsSpan(start, end - start).IndexOfAny('.', '_', '-') > 0;
        return quoted || marked || end == text.Length || text[end] is '\n' or '\r' or ';' or '<';
    }

    private static int ValueEnd(string text, int start)
    {
        var i = start;
        while (i < text.Length && i - start <= Longest && (Chars.IsWord(text[i]) || text[i] is '.' or '-')) i++;
        while (i > start && text[i - 1] is '.' or '-') i--;
        return i - start <= Longest ? i : start;
    }
}
