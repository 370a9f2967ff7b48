using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii;

/// <summary>Holds back the end of a growing text as far as the recognisers could see a value in it: the last run without blanks, and from
/// the first telling token within their reach on. A telling token is a number, a word with a capital or without case, or a context word;
/// small letters that mean nothing settle at the next blank.</summary>
internal sealed class PiiHoldback(Lexicon lexicon) : IHoldback
{
    public int SettledEnd(string text)
    {
        var run = RunStart(text, text.Length);
        var from = RunStart(text, Math.Max(0, run - PiiEngine.Reach));
        if (from == run) return run;

        using var scan = new ScanText(text[from..run], lexicon);
        foreach (ref readonly var token in scan.Tokens)
        {
            if (Tells(token)) return RunStart(text, from + token.Start + 1);
        }

        return run;
    }

    private static bool Tells(in Token token) => token.IsNumber || token.Entry != 0 || token.Case != LetterCase.Lower;

    /// <summary>Start of the run without blanks that a place is in or behind.</summary>
    private static int RunStart(string text, int end)
    {
        var blank = text.AsSpan(0, end).LastIndexOfAny(" \n\t\r");
        return blank + 1;
    }
}
