using System.Runtime.CompilerServices;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Secrets;

/// <summary>What passwords are called. A name is looked for from its end: what stands before it in the same word may be anything
/// (<c>dbpassword</c>), what follows it may not be a letter.</summary>
internal static class PasswordNames
{
    private const int Endings = 4096;
    private const int LongestSetting = 48;

    private static readonly string[] Names =
    [
        "password", "passwd", "passwort", "passphrase", "passcode", "passord", "kennwort", "wachtwoord", "mot de passe", "contraseña", "contrasena", "senha",
        "palavra-passe", "hasło", "lösenord", "adgangskode", "salasana", "jelszó", "heslo", "parola", "parolă", "lozinka", "geslo", "slaptažodis",
        "parole", "парола", "κωδικός πρόσβασης", "wpa2", "userpass", "pincode", "pwd", "pass", "pw",
    ];

    /// <summary>The last four letters of a name; of shorter names all, which no letter may precede.</summary>
    private static readonly bool[] KnownEndings = Ends();

    /// <summary>By the last letter but one, a bit for each last letter: its five low bits, in which capitals are as small letters.</summary>
    private static readonly uint[] LastTwo = Pairs();

    internal static IReadOnlyList<string> All => Names;

    /// <summary>A first, fast look.</summary>
    /// <param name="token">Of two letters at least.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CanEnd(string text, in Token token) =>
        (LastTwo[text[token.End - 2] & 31] & (1u << (text[token.End - 1] & 31))) != 0
        && KnownEndings[Ending(text.AsSpan(token.End - Math.Min(4, token.Length), Math.Min(4, token.Length)))];

    /// <summary>The longest name that ends where a word ends, and the end of the setting's name around it: <c>DB_PASSWORD_PROD</c>, not
    /// <c>passwordField</c> or <c>compass</c>; -1 for none.</summary>
    internal static (int Word, int End) At(string text, int end)
    {
        var (word, setting) = (-1, -1);
        var last = CharTable.Fold(text[end - 1]);
        foreach (var name in Names)
        {
            var letters = Letters(name);
            var start = end - letters;
            if (start < 0 || name[letters - 1] != last || (word >= 0 && start >= word) || string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            if (StandsInside(text, start, name.Length)) continue;
            var behind = start + name.Length;
            if (behind < text.Length && char.IsLetter(text[behind])) continue;
            while (behind < text.Length && behind - start < LongestSetting && (char.IsAsciiLetterOrDigit(text[behind]) || text[behind] == '_')) behind++;
            (word, setting) = (start, behind);
        }

        return (word, setting);
    }

    /// <summary>Letters before it belong to another word, unless the case changes or goes on as it was; pw begins a word of a sentence.</summary>
    private static bool StandsInside(string text, int start, int length)
    {
        if (length == 2) return start == 0 || text[start - 1] is not (' ' or '\n');
        if (start == 0 || !char.IsLetter(text[start - 1])) return false;
        if (length <= 4) return true;
        var (before, first) = (text[start - 1], text[start]);
        return !(char.IsUpper(first) && char.IsLower(before)) && char.IsUpper(before) != char.IsUpper(first);
    }

    /// <summary>Length of a name without the digits at its end, which are a token of their own.</summary>
    private static int Letters(string name)
    {
        var length = name.Length;
        while (char.IsAsciiDigit(name[length - 1])) length--;
        return length;
    }

    private static int Ending(ReadOnlySpan<char> letters)
    {
        var hash = 0;
        foreach (var c in letters) hash = (hash << 5) ^ CharTable.Fold(c);
        return (hash ^ (hash >> 12)) & (Endings - 1);
    }

    private static uint[] Pairs()
    {
        var pairs = new uint[32];
        foreach (var name in Names)
        {
            var (before, last) = (name[Letters(name) - 2], name[Letters(name) - 1]);
            foreach (var one in (char[])[before, char.ToUpperInvariant(before)])
                pairs[one & 31] |= (1u << (last & 31)) | (1u << (char.ToUpperInvariant(last) & 31));
        }

        return pairs;
    }

    private static bool[] Ends()
    {
        var ends = new bool[Endings];
        foreach (var name in Names)
        {
            var length = Letters(name);
            ends[Ending(name.AsSpan(Math.Max(0, length - 4), Math.Min(4, length)))] = true;
        }

        return ends;
    }
}
