using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Words;

/// <summary>Walks the tokens at which a term of some lists may begin: the context words of a text alone, and of these hardly any others.</summary>
internal ref struct TermPlaces
{
    private readonly ScanText scan;
    private readonly ulong mask;
    private int next;

    internal TermPlaces(ScanText scan, params ReadOnlySpan<ContextWords> lists)
    {
        this.scan = scan;
        foreach (var list in lists) mask |= list.Mask;
    }

    /// <summary>Place of the token in <see cref="ScanText.Tokens"/>.</summary>
    internal int Current { get; private set; }

    internal bool MoveNext()
    {
        var masks = scan.TermMasks;
        while (next < masks.Length)
        {
            if ((masks[next++] & mask) == 0) continue;
            Current = scan.Terms[next - 1];
            return true;
        }

        return false;
    }
}
