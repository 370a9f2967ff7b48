namespace AuditPipeline.Core.Redaction;

/// <summary>Redacts single texts. Pure; thread-safe where it replaces by kind, and for one interaction on one thread where a policy numbers values.</summary>
public sealed class TextRedactor
{
    /// <summary>Texts that are made to be found in anew each time are given up on.</summary>
    private const int MostRounds = 6;

    private readonly PolicyScanner scanner;
    private readonly Substitutes substitutes;

    /// <summary>Every value by its kind.</summary>
    public TextRedactor(TextScanner scanner) : this(new PolicyScanner(scanner), Substitutes.ByKind)
    {
    }

    /// <summary>By a policy, for one interaction.</summary>
    public TextRedactor(IReadOnlyList<IDetector> detectors, RedactionPolicy policy, RedactionScope scope)
        : this(new PolicyScanner(detectors, policy), new Substitutes(policy, scope))
    {
    }

    internal TextRedactor(PolicyScanner scanner, Substitutes substitutes)
    {
        this.scanner = scanner;
        this.substitutes = substitutes;
    }

    /// <summary>Prose, or JSON: JSON stays JSON (a replaced number becomes a string), and its escapes hide nothing.</summary>
    public TextRedaction Redact(string text) => UntilNothingIsLeft(text, one =>
        JsonScalars.Find(one) is { } scalars ? RedactJson(one, scalars) : Replaced(one, DecodedText.OfProse(one)));

    /// <summary>Text in JSON's escapes that may be cut off: the arguments of a tool call.</summary>
    public TextRedaction RedactArguments(string text) => UntilNothingIsLeft(text, one =>
        JsonScalars.Find(one) is { } scalars ? RedactJson(one, scalars) : Replaced(one, DecodedText.OfJson(one)));

    /// <summary>A path, looked at with its percent encoding undone.</summary>
    public TextRedaction RedactPath(string path) => UntilNothingIsLeft(path, one => Replaced(one, DecodedText.OfPath(one)));

    /// <summary>Texts that follow each other, one result each. A value that runs over a border is replaced on both sides of it and told
    /// once, with the part it begins in.</summary>
    public IReadOnlyList<TextRedaction> RedactTogether(IReadOnlyList<string> texts)
    {
        if (texts.Count == 1) return [Redact(texts[0])];

        var redacted = TogetherOnce(texts);
        for (var round = 1; round < MostRounds && redacted.Any(one => one.Detections.Count > 0); round++)
        {
            var again = TogetherOnce([.. redacted.Select(one => one.Text.Value)]);
            if (again.Any(one => !one.IsScanned)) return again;
            if (again.All(one => one.Detections.Count == 0)) break;
            redacted = [.. redacted.Zip(again, Joined)];
        }

        return redacted;
    }

    /// <summary>Looks at what it redacted once more, and again while something is found: a value may be taken for none only because of another
    /// beside it, which is gone now. So redacting a redacted text changes nothing.</summary>
    private static TextRedaction UntilNothingIsLeft(string text, Func<string, TextRedaction> once)
    {
        var redacted = once(text);
        for (var round = 1; round < MostRounds && redacted.IsScanned && redacted.Detections.Count > 0; round++)
        {
            var again = once(redacted.Text.Value);
            if (!again.IsScanned) return again;
            if (again.Detections.Count == 0) break;
            redacted = Joined(redacted, again);
        }

        return redacted;
    }

    private static TextRedaction Joined(TextRedaction first, TextRedaction again) =>
        again with { Detections = [.. first.Detections, .. again.Detections], Kept = first.Kept };

    private List<TextRedaction> TogetherOnce(IReadOnlyList<string> texts)
    {
        var joined = string.Concat(texts);
        var decoded = DecodedText.OfProse(joined);
        var found = Look(decoded, decoded.IsRaw ? [.. texts.Select(t => t.Length)] : []);
        if (found.NotScanned.Count > 0) return [.. texts.Select(_ => Failed(found.NotScanned))];

        var results = new List<TextRedaction>(texts.Count);
        var replacements = found.Replacements.ConvertAll(one => one.InRaw(decoded));
        var (start, next, told, toldKept) = (0, 0, 0, 0);
        foreach (var text in texts)
        {
            var end = start + text.Length;
            var here = new List<Replacement>();
            while (next < replacements.Count && replacements[next].Start < end)
            {
                var one = replacements[next].Within(start, end, decoded);
                here.Add(one with { Start = one.Start - start, End = one.End - start });
                if (replacements[next].End > end) break;
                next++;
            }

            results.Add(new TextRedaction(Replacer.Replace(text, here), Begun(found.Detections, ref told, start, end, decoded), [])
            {
                Kept = Begun(found.Kept, ref toldKept, start, end, decoded),
            });
            start = end;
        }

        return results;
    }

    /// <summary>The detections from <paramref name="next"/> on that begin before <paramref name="end"/>, with places in the part that begins at
    /// <paramref name="start"/>.</summary>
    private static List<Detection> Begun(IReadOnlyList<Detection> all, ref int next, int start, int end, DecodedText decoded)
    {
        var begun = new List<Detection>();
        for (; next < all.Count; next++)
        {
            var range = decoded.ToRaw(all[next].Start, all[next].End);
            if (range.Start >= end) break;
            begun.Add(all[next] with { Start = range.Start - start, Length = range.End - range.Start });
        }

        return begun;
    }

    private TextRedaction Replaced(string raw, DecodedText decoded)
    {
        var found = Look(decoded, []);
        if (found.NotScanned.Count > 0) return Failed(found.NotScanned);

        var replacements = found.Replacements.ConvertAll(one => one.InRaw(decoded).Within(0, raw.Length, decoded));
        return new TextRedaction(Replacer.Replace(raw, replacements), found.Detections, []) { Kept = found.Kept };
    }

    private TextRedaction RedactJson(string json, List<JsonScalar> scalars)
    {
        var decoded = DecodedText.OfJson(json);
        var found = Look(decoded, []);
        if (found.NotScanned.Count > 0) return Failed(found.NotScanned);

        // Only the inside of strings, and whole numbers, may change: what a detection covers of quotes and braces stays.
        var clipped = new List<Replacement>();
        var next = 0;
        foreach (var decodedOne in found.Replacements)
        {
            var one = decodedOne.InRaw(decoded);
            while (next < scalars.Count && scalars[next].End <= one.Start) next++;
            for (var i = next; i < scalars.Count && scalars[i].Start < one.End; i++)
            {
                var scalar = scalars[i];
                if (scalar.IsNumber) AddNumber(json, scalar, one, clipped);
                else if (scalar.End > scalar.Start) clipped.Add(one.Within(scalar.Start, scalar.End, decoded));
            }
        }

        return new TextRedaction(Replacer.Replace(json, clipped), found.Detections, []) { Kept = found.Kept };
    }

    /// <summary>A number goes as a whole, whatever part of it was found, and only once.</summary>
    private static void AddNumber(string json, JsonScalar scalar, Replacement one, List<Replacement> clipped)
    {
        var text = one.Text;
        if (one.Mask is { } mask)
        {
            // What a mask leaves of a part of the number is not what it may leave of the whole.
            var isWhole = one.Value == new TextRange(scalar.Start, scalar.End);
            text = isWhole
                ? string.Concat(json.AsSpan(scalar.Start, one.Start - scalar.Start), new string(mask, one.End - one.Start), json.AsSpan(one.End, scalar.End - one.End))
                : new string(mask, scalar.End - scalar.Start);
        }

        var whole = new Replacement(scalar.Start, scalar.End, $"{scalar.Quote}{text}{scalar.Quote}");
        if (clipped.Count == 0 || clipped[^1].End < scalar.End) clipped.Add(whole);
        else if (clipped[^1].Text.Length == 2 * scalar.Quote.Length) clipped[^1] = whole;   // what stood there was a remainder only
    }

    /// <summary>What is to be done with a decoded text, in its places.</summary>
    private FoundValues Look(DecodedText decoded, IReadOnlyList<int> partLengths)
    {
        var text = decoded.Text;
        var scan = scanner.Scan(text, partLengths);
        if (!scan.Redacted.IsScanned) return FoundValues.None with { NotScanned = scan.Redacted.NotScanned };
        if (scan.Redacted.Detections.Count == 0 && scan.Kept.Count == 0 && !substitutes.Numbers) return FoundValues.None;

        return FoundValues.Of(text, scan, substitutes);
    }

    private static TextRedaction Failed(IReadOnlyList<string> words) => new(Replacer.NotScanned, [], words);
}
