namespace AuditPipeline.Core.Redaction;

/// <summary>Collects what one record's report says.</summary>
/// <param name="redactor">Of texts.</param>
/// <param name="words">Of model names and such: a model of names takes some of them for a person's.</param>
internal sealed class RedactionTally(TextRedactor redactor, TextRedactor words)
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> lowest = new(StringComparer.Ordinal);
    private readonly SortedSet<string> notScanned = new(StringComparer.Ordinal);
    private int scanned;

    internal RedactedText Text(string text) => Told(redactor.Redact(text));

    internal RedactedText? Optional(string? text) => text is null ? null : Text(text);

    internal RedactedText Arguments(string text) => Told(redactor.RedactArguments(text));

    internal RedactedText Path(string text) => Told(redactor.RedactPath(text));

    internal List<RedactedText> Together(IReadOnlyList<string> texts) => [.. redactor.RedactTogether(texts).Select(Told)];

    /// <summary>The word itself when it is plain and nothing was found in it; else a mark that is no plain word.</summary>
    internal string? Word(string? word)
    {
        if (word is null) return null;
        var seen = words.Redact(word);

        // A name such as x.ai/grok has the form of an address on the web, but tells nothing about a person.
        if (seen.IsScanned && PlainWord.Is(word) && seen.Detections.All(d => d.Kind == "URL")) return word;
        Told(seen);
        return "[REDACTED]";
    }

    internal void NotLookedAt(string word) => notScanned.Add(word);

    internal RedactionReport Report(bool decoded, string detectorVersion)
    {
        var status = !decoded || (scanned == 0 && notScanned.Count > 0) ? RedactionStatus.NotScanned
            : notScanned.Count > 0 ? RedactionStatus.PartlyScanned
            : RedactionStatus.Scanned;
        return new RedactionReport(status, detectorVersion, counts, lowest, [.. notScanned]);
    }

    private RedactedText Told(TextRedaction seen)
    {
        foreach (var word in seen.NotScanned) notScanned.Add(word);
        if (seen.IsScanned) scanned++;
        foreach (var one in seen.Detections)
        {
            counts[one.Kind] = counts.GetValueOrDefault(one.Kind) + 1;
            var thousandths = (int)Math.Round(Math.Clamp(one.Score, 0, 1) * 1000);
            lowest[one.Kind] = Math.Min(lowest.GetValueOrDefault(one.Kind, 1000), thousandths);
        }

        return seen.Text;
    }
}
