namespace AuditPipeline.Core.Redaction;

/// <summary>Runs the detectors over texts. Pure, thread-safe, linear in the text.</summary>
public sealed class TextScanner
{
    /// <summary>Longest text that is looked at, in UTF-16 units: twice the largest body the edge keeps.</summary>
    public const int LongestText = 64 * 1024 * 1024;

    private readonly IDetector[] detectors;

    /// <param name="detectors">At least one: a text nobody looked at must not pass for scanned.</param>
    public TextScanner(IEnumerable<IDetector> detectors)
    {
        this.detectors = [.. detectors];
        if (this.detectors.Length == 0) throw new ArgumentException("A scanner needs at least one detector.", nameof(detectors));
    }

    public TextScan Scan(string text) => ScanTogether(text, []);

    /// <summary>Looks at a text as a whole and at each of its parts: a value cut in two by a border between parts is found in the whole,
    /// one that the next part would spoil (digits that run on) in its part.</summary>
    /// <param name="text">The parts joined.</param>
    /// <param name="partLengths">Lengths that sum to the text's; empty when it is one part.</param>
    public TextScan ScanTogether(string text, IReadOnlyList<int> partLengths)
    {
        if (text.Length == 0) return TextScan.Clean;
        if (text.Length > LongestText) return new TextScan([], [], ["text_too_long"]);

        var found = new List<Detection>(Math.Min(128, 4 + text.Length / 64));
        SortedSet<string> failed = new(StringComparer.Ordinal);
        Run(text, 0, found, failed);
        var start = 0;
        foreach (var length in partLengths)
        {
            Run(text.Substring(start, length), start, found, failed);
            start += length;
        }

        if (failed.Count > 0) return new TextScan([], [], [.. failed]);
        if (found.Count == 0) return TextScan.Clean;

        var kept = DetectionResolver.Resolve(found);
        return new TextScan(kept, kept.Count == found.Count ? [] : DetectionResolver.Remainders(found, kept), []);
    }

    private void Run(string text, int shift, List<Detection> found, SortedSet<string> failed)
    {
        foreach (var detector in detectors)
        {
            var from = found.Count;
            try
            {
                detector.Detect(text, found);
            }
            catch (DetectorFailedException e)
            {
                failed.Add($"detector:{e.Part}");
                continue;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Whatever went wrong, and a match that took too long throws as well: the text was not looked at. The exception is not
                // kept, because it may carry the text.
                failed.Add($"detector:{detector.Name}");
                continue;
            }

            for (var i = from; i < found.Count; i++)
            {
                var one = found[i];
                if (one.Start < 0 || one.Length < 1 || one.End > text.Length)
                {
                    failed.Add($"detector:{detector.Name}");
                    break;
                }

                if (shift != 0) found[i] = one with { Start = one.Start + shift };
            }
        }
    }
}
