using System.Globalization;

namespace AuditPipeline.Core.Redaction;

/// <summary>Collects what one record's report says.</summary>
/// <param name="redactor">Of texts.</param>
/// <param name="words">Of model names and such: a model of names takes some of them for a person's.</param>
internal sealed class RedactionTally(TextRedactor redactor, TextRedactor words)
{
    private const string BesideMessages = "attributes";
    private const string RandomNumber = "GUID";

    /// <summary>A form that scores less is too common to be taken for personal data where a word of a protocol with letters in it stands.</summary>
    private const double Telling = 0.5;

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> kept = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> lowest = new(StringComparer.Ordinal);
    private readonly SortedSet<string> notScanned = new(StringComparer.Ordinal);
    private readonly List<NotScannedPlace> places = [];
    private (string Side, int Message, int Part)? at;
    private int scanned;

    internal RedactedText Text(string text) => Told(redactor.Redact(text));

    internal RedactedText? Optional(string? text) => text is null ? null : Text(text);

    internal RedactedText Arguments(string text) => Told(redactor.RedactArguments(text));

    internal RedactedText Path(string text) => Told(redactor.RedactPath(text));

    /// <summary>Texts that follow each other: of one part each, where the first was entered.</summary>
    internal List<RedactedText> Together(IReadOnlyList<string> texts)
    {
        var told = new List<RedactedText>(texts.Count);
        foreach (var seen in redactor.RedactTogether(texts))
        {
            told.Add(Told(seen));
            if (at is { } part) at = part with { Part = part.Part + 1 };
        }

        return told;
    }

    /// <summary>The word itself when it is plain and nothing was found in it; else a mark that is no plain word. A word stands in the leaf for
    /// ever, so no policy keeps anything of one.</summary>
    internal string? Word(string? word)
    {
        if (word is null) return null;
        var seen = words.Redact(word);

        // A name such as x.ai/grok has the form of an address on the web, but tells nothing about a person.
        if (seen.IsScanned && PlainWord.Is(word) && seen.Detections.Concat(seen.Kept).All(d => d.Kind == "URL" || IsCommonForm(d, word))) return word;
        Told(seen with { Detections = [.. seen.Detections, .. seen.Kept], Kept = [] });
        return "[REDACTED]";
    }

    /// <summary>What a program called something (an answer, a session, a call of a tool): a random number in it is what joins records, and no
    /// personal data.</summary>
    internal RedactedText? Identifier(string? id)
    {
        if (id is null) return null;
        var seen = redactor.Redact(id);
        if (!seen.IsScanned || id.Any(char.IsWhiteSpace) || !seen.Detections.All(d => d.Kind == RandomNumber || IsCommonForm(d, id))) return Told(seen);
        scanned++;
        return Replacer.Replace(id, []);
    }

    /// <summary>GLM-5 has the form of a licence plate.</summary>
    private static bool IsCommonForm(in Detection one, string word) => one.Score < Telling && word.Any(char.IsAsciiLetter);

    /// <summary>What comes next stands in this part of a message.</summary>
    internal void Enter(string side, int message, int part) => at = (side, message, part);

    /// <summary>What comes next stands beside the messages.</summary>
    internal void Leave() => at = null;

    internal void NotLookedAt(string word)
    {
        notScanned.Add(word);
        if (places.Count == RedactionReport.MostPlaces) return;
        var place = at is { } part
            ? string.Create(CultureInfo.InvariantCulture, $"{part.Side}[{part.Message}].parts[{part.Part}]")
            : BesideMessages;
        if (!places.Contains(new NotScannedPlace(place, word))) places.Add(new NotScannedPlace(place, word));
    }

    /// <summary>The whole exchange was not understood, or only in part.</summary>
    internal void Undecoded() => notScanned.Add("undecoded");

    /// <summary>A detector elsewhere did not answer for all texts.</summary>
    internal void NotAnswered(string word) => notScanned.Add(word);

    internal RedactionReport Report(bool decoded, string detectorVersion, string policyVersion)
    {
        var status = !decoded || (scanned == 0 && notScanned.Count > 0) ? RedactionStatus.NotScanned
            : notScanned.Count > 0 ? RedactionStatus.PartlyScanned
            : RedactionStatus.Scanned;
        return new RedactionReport(status, detectorVersion, counts, lowest, [.. notScanned])
        {
            PolicyVersion = policyVersion,
            Kept = kept,
            NotScannedPlaces = places,
        };
    }

    private RedactedText Told(TextRedaction seen)
    {
        foreach (var word in seen.NotScanned) NotLookedAt(word);
        if (seen.IsScanned) scanned++;
        Count(seen.Detections, counts);
        Count(seen.Kept, kept);
        return seen.Text;
    }

    private void Count(IReadOnlyList<Detection> detections, SortedDictionary<string, int> into)
    {
        foreach (var one in detections)
        {
            into[one.Kind] = into.GetValueOrDefault(one.Kind) + 1;
            var thousandths = (int)Math.Round(Math.Clamp(one.Score, 0, 1) * 1000);
            lowest[one.Kind] = Math.Min(lowest.GetValueOrDefault(one.Kind, 1000), thousandths);
        }
    }
}
