using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Words;

/// <summary>Whether a term of a list can stand near a place, asked for places in rising order: one walk over the tokens answers for all of
/// them, so that a recogniser looks closely only where it pays.</summary>
internal ref struct NearTerms
{
    /// <summary>Longest value and the words behind it.</summary>
    private const int Ahead = PiiEngine.Reach + ScanText.ContextAfter;

    private readonly ScanText scan;
    private readonly ContextWords list;
    private int token;      // the first that has not been looked at
    private int latest;     // place of the last term at or before the places asked for, as far as it is known
    private int following;  // place of the term after it

    internal NearTerms(ScanText scan, ContextWords list)
    {
        this.scan = scan;
        this.list = list;
        latest = -PiiEngine.Reach;
        following = Next();
    }

    internal bool At(int start)
    {
        while (following <= start + Ahead)
        {
            latest = following;
            following = Next();
        }

        return latest >= start - ScanText.ContextBefore;
    }

    private int Next()
    {
        var tokens = scan.Tokens;
        while (token < tokens.Length)
        {
            var at = token++;
            if (tokens[at].Entry != 0 && scan.Term(list, at) is not null) return tokens[at].Start;
        }

        return int.MaxValue;
    }
}
