namespace AuditPipeline.Core.Redaction;

/// <summary>Redacts a text that comes in pieces, for one stream. Passes on what is settled and holds back what could still become part of
/// a value, so a value cut in two by a border between pieces is found, and the pieces that come out say together what the whole text
/// would. Not thread-safe.</summary>
/// <param name="kept">Units before the held part that are looked at again, so that the words before a value are still known; at least
/// twice the reach of the detectors.</param>
public sealed class StreamingRedactor(TextScanner scanner, IHoldback holdback, int kept = StreamingRedactor.Kept)
{
    /// <summary>Most UTF-16 units held back. What would need more is not looked at and does not come out.</summary>
    public const int MostHeld = 256 * 1024;

    private const int Kept = 512;

    private readonly List<Detection> detections = [];
    private readonly SortedSet<string> notScanned = new(StringComparer.Ordinal);
    private string text = "";        // kept, then held
    private int released;            // where held begins
    private long before;             // units of the stream before the text
    private bool ended;

    /// <summary>What has been found so far, places in the whole stream as it came in.</summary>
    public IReadOnlyList<Detection> Detections => detections;

    /// <summary>Machine words for what failed; from then on nothing comes out but one mark.</summary>
    public IReadOnlyCollection<string> NotScanned => notScanned;

    /// <summary>UTF-16 units that came in and did not come out yet.</summary>
    public int Held => text.Length - released;

    /// <summary>Takes the next piece and gives what is settled by it; may be empty.</summary>
    public RedactedText Push(string piece)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        if (notScanned.Count > 0) return Replacer.Replace("", []);
        text += piece;
        return Release(holdback.SettledEnd(text), last: false);
    }

    /// <summary>Gives the rest.</summary>
    public RedactedText Finish()
    {
        ObjectDisposedException.ThrowIf(ended, this);
        ended = true;
        return notScanned.Count > 0 ? Replacer.Replace("", []) : Release(text.Length, last: true);
    }

    private RedactedText Release(int settled, bool last)
    {
        if (settled <= released && !last && Held <= MostHeld) return Replacer.Replace("", []);

        var scan = scanner.Scan(text);
        if (!scan.IsScanned) return Fail(scan.NotScanned);
        var end = last ? text.Length : WholeValues(scan, settled);
        if (end <= released)
        {
            return Held > MostHeld ? Fail(["value_too_long"]) : Replacer.Replace("", []);
        }

        var replacements = new List<Replacement>();
        foreach (var one in scan.Detections)
        {
            if (one.Start < released || one.End > end) continue;
            replacements.Add(new Replacement(one.Start - released, one.End - released, Replacer.Placeholder(one.Kind)));
            detections.Add(one with { Start = (int)Math.Min(int.MaxValue, before + one.Start) });
        }

        foreach (var one in scan.Remainders)
        {
            if (one.Start >= released && one.End <= end) replacements.Add(new Replacement(one.Start - released, one.End - released, ""));
        }

        replacements.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var settledText = Replacer.Replace(text[released..end], replacements);
        released = end;
        Forget();
        return settledText;
    }

    /// <summary>The settled end, moved back to before every value that reaches over it.</summary>
    private static int WholeValues(TextScan scan, int settled)
    {
        var end = settled;
        bool moved;
        do
        {
            moved = false;
            foreach (var one in scan.Detections)
            {
                if (one.Start < end && one.End > end) (end, moved) = (one.Start, true);
            }

            foreach (var one in scan.Remainders)
            {
                if (one.Start < end && one.End > end) (end, moved) = (one.Start, true);
            }
        }
        while (moved);
        return end;
    }

    private RedactedText Fail(IReadOnlyList<string> words)
    {
        notScanned.UnionWith(words);
        (text, released) = ("", 0);
        return Replacer.NotScanned;
    }

    private void Forget()
    {
        if (released <= kept * 2) return;

        // Cut where a word ends, so that what stands first is no part of one.
        var cut = released - kept;
        var blank = text.AsSpan(0, cut).LastIndexOfAny(" \n\t");
        if (blank > 0) cut = blank + 1;
        if (released - cut > kept * 2) cut = released - kept;
        before += cut;
        text = text[cut..];
        released -= cut;
    }
}
