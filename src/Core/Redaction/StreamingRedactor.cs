namespace AuditPipeline.Core.Redaction;

/// <summary>Redacts a text that comes in pieces, for one stream. Passes on what is settled and holds back what could still become part of
/// a value, so a value cut in two by a border between pieces is found, and the pieces that come out say together what the whole text
/// would. Not thread-safe.</summary>
public sealed class StreamingRedactor
{
    /// <summary>Most UTF-16 units held back. What would need more is not looked at and does not come out.</summary>
    public const int MostHeld = 256 * 1024;

    /// <summary>Units before the held part that are looked at again, so that the words before a value are still known: more than twice the
    /// reach of the detectors.</summary>
    private const int Kept = 512;

    private readonly PolicyScanner scanner;
    private readonly IHoldback holdback;
    private readonly Substitutes substitutes;
    private readonly List<Detection> detections = [];
    private readonly SortedSet<string> notScanned = new(StringComparer.Ordinal);
    private string text = "";        // kept, then held
    private int released;            // where held begins
    private long before;             // units of the stream before the text
    private bool ended;

    /// <summary>Every value by its kind.</summary>
    public StreamingRedactor(TextScanner scanner, IHoldback holdback) : this(new PolicyScanner(scanner), holdback, Substitutes.ByKind)
    {
    }

    /// <summary>By a policy.</summary>
    public StreamingRedactor(IReadOnlyList<IDetector> detectors, IHoldback holdback, RedactionPolicy policy, RedactionScope scope)
        : this(new PolicyScanner(detectors, policy), holdback, new Substitutes(policy, scope))
    {
    }

    private StreamingRedactor(PolicyScanner scanner, IHoldback holdback, Substitutes substitutes) =>
        (this.scanner, this.holdback, this.substitutes) = (scanner, holdback, substitutes);

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

        var scan = scanner.Scan(text, []);
        if (!scan.Redacted.IsScanned) return Fail(scan.Redacted.NotScanned);
        var end = last ? text.Length : WholeValues(scan, settled);
        if (end <= released) return Held > MostHeld ? Fail(["value_too_long"]) : Replacer.Replace("", []);

        var found = FoundValues.Of(text, Between(scan, released, end), substitutes);
        var plain = DecodedText.Plain(text);
        var replacements = found.Replacements.ConvertAll(one =>
        {
            var here = one.Within(released, end, plain);
            return here with { Start = here.Start - released, End = here.End - released };
        });
        foreach (var one in found.Detections) detections.Add(one with { Start = (int)Math.Min(int.MaxValue, before + one.Start) });
        var settledText = Replacer.Replace(text[released..end], replacements);
        released = end;
        Forget();
        return settledText;
    }

    /// <summary>What lies wholly between two places.</summary>
    private static PolicyScan Between(PolicyScan scan, int start, int end) => new(
        scan.Redacted with
        {
            Detections = [.. scan.Redacted.Detections.Where(one => one.Start >= start && one.End <= end)],
            Remainders = [.. scan.Redacted.Remainders.Where(one => one.Start >= start && one.End <= end)],
        },
        [.. scan.Kept.Where(one => one.Start >= start && one.End <= end)]);

    /// <summary>The settled end, moved back to before every value that reaches over it.</summary>
    private static int WholeValues(PolicyScan scan, int settled)
    {
        var end = settled;
        int moved;
        do
        {
            moved = end;
            foreach (var one in scan.Redacted.Detections) Move(one.Start, one.End);
            foreach (var one in scan.Redacted.Remainders) Move(one.Start, one.End);
            foreach (var one in scan.Kept) Move(one.Start, one.End);
        }
        while (moved != end);
        return end;

        void Move(int start, int to)
        {
            if (start < end && to > end) end = start;
        }
    }

    private RedactedText Fail(IReadOnlyList<string> words)
    {
        notScanned.UnionWith(words);
        (text, released) = ("", 0);
        return Replacer.NotScanned;
    }

    private void Forget()
    {
        if (released <= Kept * 2) return;

        // Cut where a word ends, so that what stands first is no part of one.
        var cut = released - Kept;
        var blank = text.AsSpan(0, cut).LastIndexOfAny(" \n\t");
        if (blank > 0) cut = blank + 1;
        if (released - cut > Kept * 2) cut = released - Kept;
        before += cut;
        text = text[cut..];
        released -= cut;
    }
}
