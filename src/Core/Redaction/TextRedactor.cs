namespace AuditPipeline.Core.Redaction;

/// <summary>Redacts single texts. Pure and thread-safe.</summary>
public sealed class TextRedactor(TextScanner scanner)
{
    /// <summary>Prose, or JSON: JSON stays JSON (a replaced number becomes a string), and its escapes hide nothing.</summary>
    public TextRedaction Redact(string text)
    {
        if (JsonScalars.Find(text) is { } scalars) return RedactJson(text, scalars);

        var decoded = DecodedText.OfProse(text);
        return Replaced(text, decoded, scanner.Scan(decoded.Text));
    }

    /// <summary>Text in JSON's escapes that may be cut off: the arguments of a tool call.</summary>
    public TextRedaction RedactArguments(string text)
    {
        if (JsonScalars.Find(text) is { } scalars) return RedactJson(text, scalars);

        var decoded = DecodedText.OfJson(text);
        return Replaced(text, decoded, scanner.Scan(decoded.Text));
    }

    /// <summary>A path, looked at with its percent encoding undone.</summary>
    public TextRedaction RedactPath(string path)
    {
        var decoded = DecodedText.OfPath(path);
        return Replaced(path, decoded, scanner.Scan(decoded.Text));
    }

    /// <summary>Texts that follow each other, one result each. A value that runs over a border is replaced on both sides of it and told
    /// once, with the part it begins in.</summary>
    public IReadOnlyList<TextRedaction> RedactTogether(IReadOnlyList<string> texts)
    {
        if (texts.Count == 1) return [Redact(texts[0])];

        var joined = string.Concat(texts);
        var decoded = DecodedText.OfProse(joined);
        var scan = decoded.IsRaw ? scanner.ScanTogether(joined, [.. texts.Select(t => t.Length)]) : scanner.Scan(decoded.Text);
        if (!scan.IsScanned) return [.. texts.Select(_ => Failed(scan.NotScanned))];

        var results = new List<TextRedaction>(texts.Count);
        var replacements = InRaw(Replacements(scan), decoded);
        var (start, next, told) = (0, 0, 0);
        foreach (var text in texts)
        {
            var end = start + text.Length;
            var here = new List<Replacement>();
            while (next < replacements.Count && replacements[next].Start < end)
            {
                var one = replacements[next];
                here.Add(one with { Start = Math.Max(one.Start, start) - start, End = Math.Min(one.End, end) - start });
                if (one.End > end) break;
                next++;
            }

            var detections = new List<Detection>();
            while (told < scan.Detections.Count && decoded.ToRaw(scan.Detections[told].Start, 0).Start < end)
            {
                var one = scan.Detections[told++];
                var range = decoded.ToRaw(one.Start, one.End);
                detections.Add(one with { Start = range.Start - start, Length = range.End - range.Start });
            }

            results.Add(new TextRedaction(Replacer.Replace(text, here), detections, []));
            start = end;
        }

        return results;
    }

    private static TextRedaction Replaced(string raw, DecodedText decoded, TextScan scan)
    {
        if (!scan.IsScanned) return Failed(scan.NotScanned);

        return new TextRedaction(Replacer.Replace(raw, InRaw(Replacements(scan), decoded)), scan.Detections, []);
    }

    private static List<Replacement> InRaw(List<Replacement> replacements, DecodedText decoded)
    {
        if (decoded.IsRaw) return replacements;
        return replacements.ConvertAll(one =>
        {
            var range = decoded.ToRaw(one.Start, one.End);
            return one with { Start = range.Start, End = range.End };
        });
    }

    private TextRedaction RedactJson(string json, List<JsonScalar> scalars)
    {
        var decoded = DecodedText.OfJson(json);
        var scan = scanner.Scan(decoded.Text);
        if (!scan.IsScanned) return Failed(scan.NotScanned);

        // Only the inside of strings, and whole numbers, may change: what a detection covers of quotes and braces stays.
        var clipped = new List<Replacement>();
        var next = 0;
        foreach (var one in Replacements(scan))
        {
            var range = decoded.ToRaw(one.Start, one.End);
            while (next < scalars.Count && scalars[next].End <= range.Start) next++;
            for (var i = next; i < scalars.Count && scalars[i].Start < range.End; i++)
            {
                var scalar = scalars[i];
                if (!scalar.IsNumber)
                {
                    clipped.Add(new Replacement(Math.Max(range.Start, scalar.Start), Math.Min(range.End, scalar.End), one.Text));
                }
                else if (clipped.Count == 0 || clipped[^1].End < scalar.End)
                {
                    clipped.Add(new Replacement(scalar.Start, scalar.End, $"\"{one.Text}\""));
                }
            }
        }

        return new TextRedaction(Replacer.Replace(json, clipped), scan.Detections, []);
    }

    private static List<Replacement> Replacements(TextScan scan)
    {
        var all = new List<Replacement>(scan.Detections.Count + scan.Remainders.Count);
        foreach (var one in scan.Detections) all.Add(new Replacement(one.Start, one.End, Replacer.Placeholder(one.Kind)));
        foreach (var one in scan.Remainders) all.Add(new Replacement(one.Start, one.End, ""));
        if (scan.Remainders.Count > 0) all.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return all;
    }

    private static TextRedaction Failed(IReadOnlyList<string> words) => new(Replacer.NotScanned, [], words);
}
