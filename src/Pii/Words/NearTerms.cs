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
    private TermPlaces places;
    private int latest;     // place of the last term at or before the places asked for, as far as it is known
    private int following;  // place of the term after it

    internal NearTerms(ScanText scan, ContextWords list)
    {
        this.scan = scan;
        this.list = list;
        places = new TermPlaces(scan, list);
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
        while (places.MoveNext())
        {
            if (scan.Term(list, places.Current) is not null) return scan.Tokens[places.Current].Start;
        }

        return int.MaxValue;
    }
}
