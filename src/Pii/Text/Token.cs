using System.Runtime.InteropServices;

namespace AuditPipeline.Pii.Text;

/// <summary>A run of letters or of digits. A capital behind a small letter begins a new word (<c>homePhone</c> is two), so does a digit
/// beside a letter; such neighbours touch.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Entry">Place of the word among the context words of the engine's <see cref="Words.Lexicon"/>; 0 when it is none.</param>
/// <param name="Hash">Of the folded word, see <see cref="Words.WordHash"/>; of a number 0.</param>
/// <param name="Place">Its place in <see cref="ScanText.Tokens"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(int Start, int Length, TokenKind Kind, LetterCase Case, int Entry, ulong Hash, int Place)
{
    public int End => Start + Length;

    public bool IsNumber => Kind == TokenKind.Number;

    public bool IsWord => Kind == TokenKind.Word;

    /// <summary>Begins with a capital.</summary>
    public bool IsCapital => Case is LetterCase.Capitalised or LetterCase.Upper;
}
