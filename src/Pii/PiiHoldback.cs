using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii;

/// <summary>Holds back the end of a growing text as far as the recognisers could see a value in it: the last words, since a name may be
/// written in small letters, and from the first telling token within their reach on. A telling token is a number, a word with a capital or
/// one without case.</summary>
internal sealed class PiiHoldback(Lexicon lexicon) : IHoldback
{
    /// <summary>How much text follows words in small letters until they are settled, in UTF-16 units.</summary>
    internal const int Ahead = 64;

    public int SettledEnd(string text)
    {
        var small = RunStart(text, Math.Max(0, text.Length - Ahead));
        var from = RunStart(text, Math.Max(0, text.Length - PiiEngine.Reach));
        if (from == small) return small;

        using var scan = new ScanText(text[from..small], lexicon);
        foreach (ref readonly var token in scan.Tokens)
        {
            if (Tells(token)) return RunStart(text, from + token.Start + 1);
        }

        return small;
    }

    private static bool Tells(in Token token) => token.IsNumber || token.Case != LetterCase.Lower;

    /// <summary>Start of the run without blanks that a place is in or behind.</summary>
    private static int RunStart(string text, int end)
    {
        var blank = text.AsSpan(0, end).LastIndexOfAny(" \n\t\r");
        return blank + 1;
    }
}
