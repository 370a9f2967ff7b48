using System.Text.RegularExpressions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii;
using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Host.Presidio;

/// <summary>Analyses texts as asked. Findings do not overlap: of those that compete for a place the better one has it, and what the others
/// cover beyond it is reported under their types, so that nothing pointed at is left out.</summary>
internal sealed class Analyzer(PiiEngine engine, TimeProvider time)
{
    public const string NoRecognizers = "No matching recognizers were found to serve the request.";

    private readonly Dictionary<string, CustomRecognizer> custom = engine.Recognizers.OfType<CustomRecognizer>()
        .SelectMany(r => r.Patterns.Select(p => (p.Id, Recognizer: r)))
        .ToDictionary(p => p.Id, p => p.Recognizer, StringComparer.Ordinal);

    /// <summary>Names of the recognisers that serve a language.</summary>
    public IEnumerable<string> Recognizers(string language)
    {
        RefuseUnknown(language);
        return engine.Recognizers.Where(r => Serves(r, language)).Select(r => r is CustomRecognizer own ? own.Definition.Title : r.Name);
    }

    /// <summary>Types that can be found in a language.</summary>
    public IEnumerable<string> Entities(string language)
    {
        RefuseUnknown(language);
        return engine.Recognizers.Where(r => Serves(r, language)).SelectMany(r => r.Entities).Where(engine.Filter.Reports)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    /// <summary>The findings in each text, by place.</summary>
    /// <exception cref="PresidioFault">Nothing serves the request, or a text could not be looked at wholly.</exception>
    public List<List<Finding>> Analyze(AnalyzeRequest request)
    {
        RefuseUnknown(request.Language);
        bool Asked(IRecognizer one) => Serves(one, request.Language) && (request.Entities is null || one.Entities.Any(request.Entities.Contains));
        if (!engine.Recognizers.Any(Asked) && !request.AdHoc.Any(Asked)) throw new PresidioFault(500, NoRecognizers);

        var began = time.GetTimestamp();
        var adHoc = request.AdHoc.Count == 0 ? null : new PiiEngine(request.AdHoc, engine.Filter);
        var all = new List<List<Finding>>(request.Texts.Count);
        foreach (var text in request.Texts)
        {
            try
            {
                all.Add(text.Length == 0 ? [] : Analyze(request, text, adHoc, Asked, began));
            }
            catch (DetectorFailedException e)
            {
                // Never an answer that looks clean: the caller learns that the text was not looked at.
                throw new PresidioFault(500, $"The recognizer {e.Part} could not look at the text: it failed, or its pattern took too long.");
            }
            catch (RegexMatchTimeoutException)
            {
                throw new PresidioFault(500, "A pattern of 'allow_list' took too long.");
            }
        }

        return all;
    }

    private List<Finding> Analyze(AnalyzeRequest request, string text, PiiEngine? adHoc, Func<IRecognizer, bool> asked, long began)
    {
        RefuseLate(began);
        List<Detection> found = [];
        Lead(request, text, found, asked);
        adHoc?.Detect(text, found, asked);
        if (request.Context.Count > 0) Support(request, found);
        found.RemoveAll(one => one.Score < request.ScoreThreshold || (request.Entities is { } entities && !entities.Contains(one.Kind)));
        if (!request.Allowed.IsEmpty) found.RemoveAll(one => IsAllowed(request, text, one, began));
        if (found.Count == 0) return [];

        var kept = DetectionResolver.Resolve(found);
        if (kept.Count < found.Count)
        {
            foreach (var rest in DetectionResolver.Remainders(found, kept).ToList()) AddRemainder(text, rest, found, kept);
            kept.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        }

        return [.. kept.Select(one => new Finding(one, OwnerOf(request, one)))];
    }

    private bool IsAllowed(AnalyzeRequest request, string text, in Detection one, long began)
    {
        RefuseLate(began);
        return request.Allowed.Holds(text.AsSpan(one.Start, one.Length));
    }

    private void RefuseLate(long began)
    {
        if (time.GetElapsedTime(began) > PresidioLimits.CallTime) throw new PresidioFault(500, "The request took too long; send fewer texts or simpler patterns.");
    }

    /// <summary>The words of context stand before the text, as they do where it came from.</summary>
    private void Lead(AnalyzeRequest request, string text, List<Detection> found, Func<IRecognizer, bool> asked)
    {
        if (request.Context.Count == 0)
        {
            engine.Detect(text, found, asked);
            return;
        }

        var lead = string.Join(' ', request.Context) + ": ";
        engine.Detect(lead + text, found, asked);
        found.RemoveAll(one => one.Start < lead.Length);
        for (var i = 0; i < found.Count; i++) found[i] = found[i] with { Start = found[i].Start - lead.Length };
    }

    /// <summary>A word of context counts for every finding of a recogniser of one's own, wherever that stands.</summary>
    private void Support(AnalyzeRequest request, List<Detection> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var one = found[i];
            if (one.Context is null && OwnerOf(request, one)?.ContextAmong(request.Context) is { } word)
                found[i] = one with { Score = CustomRecognizer.WithContext(one.Score), Context = word };
        }
    }

    private static void AddRemainder(string text, TextRange rest, List<Detection> found, List<Detection> kept)
    {
        var (start, end) = (rest.Start, rest.End);
        while (start < end && !char.IsLetterOrDigit(text[start])) start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1])) end--;
        if (start == end) return;

        var owner = found.Where(one => one.Start <= start && one.End > start).OrderByDescending(one => one.Score).ThenByDescending(one => one.Length).First();
        kept.Add(owner with { Start = start, Length = end - start });
    }

    private CustomRecognizer? OwnerOf(AnalyzeRequest request, in Detection one)
    {
        if (custom.TryGetValue(one.Detector, out var own)) return own;
        var id = one.Detector;
        return request.AdHoc.FirstOrDefault(r => r.Patterns.Any(p => p.Id == id));
    }

    private static bool Serves(IRecognizer recognizer, string language) => recognizer is not CustomRecognizer own || own.Serves(language);

    /// <summary>The recognisers of the catalogue serve every language there is.</summary>
    private static void RefuseUnknown(string language)
    {
        if (!Languages.Known(language)) throw new PresidioFault(500, NoRecognizers);
    }
}
