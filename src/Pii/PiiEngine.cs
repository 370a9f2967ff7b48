using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii;

/// <summary>Finds personal data and secrets: cuts a text into tokens once and asks all recognisers, whatever the language of the text.
/// Thread-safe, linear in the text.</summary>
public sealed class PiiEngine : IDetector
{
    /// <summary>How far around a value anything may stand that decides on it, in UTF-16 units.</summary>
    public const int Reach = 128;

    /// <summary>Goes up by one whenever the engine itself finds other things than before with the same rules.</summary>
    private const int Engine = 2;

    /// <summary>Longer texts are looked at in windows of so many UTF-16 units, so that the tokens of a text take bounded memory.</summary>
    private const int Window = 256 * 1024;

    /// <summary>What is read behind a window at first, for values that begin in it.</summary>
    private const int Ahead = 16 * 1024;

    private readonly IRecognizer[] recognizers;
    private readonly Lexicon lexicon;

    /// <param name="recognizers">At least one; no two of the same name.</param>
    /// <param name="filter">What is left out of what they find; null: nothing.</param>
    public PiiEngine(IEnumerable<IRecognizer> recognizers, DetectionFilter? filter = null)
    {
        Filter = filter ?? DetectionFilter.None;
        this.recognizers = [.. recognizers];
        if (this.recognizers.Length == 0) throw new ArgumentException("An engine needs at least one recogniser.", nameof(recognizers));
        if (this.recognizers.GroupBy(r => r.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two recognisers are called {twice.Key}.", nameof(recognizers));
        lexicon = new Lexicon(this.recognizers.SelectMany(r => r.Vocabulary), this.recognizers.SelectMany(r => r.Entities));
        Holdback = new PiiHoldback(lexicon);
        Types = this.recognizers.SelectMany(r => r.Entities).Where(Filter.Reports).ToFrozenSet(StringComparer.Ordinal);
        Entities = [.. Types.Order(StringComparer.Ordinal)];
        Version = $"pii-{Engine}-{Fingerprint()}";
    }

    /// <summary>The engine with everything that needs no large lists: without names and places.</summary>
    public static PiiEngine OfCatalogue { get; } = new(RecognizerCatalogue.All);

    public string Name => "pii";

    public IReadOnlyList<IRecognizer> Recognizers => recognizers;

    /// <summary>What of a growing text is settled for this engine.</summary>
    public IHoldback Holdback { get; }

    public DetectionFilter Filter { get; }

    /// <summary>All types it can report, in order.</summary>
    public IReadOnlyList<string> Entities { get; }

    /// <summary>The same as a set.</summary>
    public IReadOnlySet<string> Types { get; }

    /// <summary>Version of engine and rules together: engine number and eight hex digits of SHA-256 over the rules.</summary>
    public string Version { get; }

    /// <exception cref="DetectorFailedException">A recogniser failed: the text was not looked at.</exception>
    public void Detect(string text, List<Detection> found) => Detect(text, found, null);

    /// <param name="asked">The recognisers to ask; null: all.</param>
    /// <exception cref="DetectorFailedException">A recogniser failed: the text was not looked at.</exception>
    public void Detect(string text, List<Detection> found, Func<IRecognizer, bool>? asked)
    {
        if (text.Length <= Window)
        {
            Look(text, found, asked);
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            var end = TextWindow.End(text, start + Window);
            DetectFrom(text, start, end, found, asked);
            start = end;
        }
    }

    /// <summary>Adds the values that begin in a window.</summary>
    private void DetectFrom(string text, int start, int end, List<Detection> found, Func<IRecognizer, bool>? asked)
    {
        var first = found.Count;
        var from = TextWindow.Start(text, start - 2 * Reach);
        for (long ahead = Ahead; ; ahead *= 4)
        {
            var to = TextWindow.End(text, (int)Math.Min(text.Length, end + ahead));
            Look(text[from..to], found, asked);
            var (whole, kept) = (true, first);
            for (var i = first; i < found.Count; i++)
            {
                var one = found[i] with { Start = found[i].Start + from };
                if (one.Start < start || one.Start >= end) continue;
                found[kept++] = one;
                whole &= one.End < to || to == text.Length;
            }

            found.RemoveRange(kept, found.Count - kept);
            if (whole) return;

            // A value runs to the end of what was read: it may go on.
            found.RemoveRange(first, found.Count - first);
        }
    }

    private void Look(string text, List<Detection> found, Func<IRecognizer, bool>? asked)
    {
        var from = found.Count;
        using var scan = new ScanText(text, lexicon);
        foreach (var recognizer in recognizers)
        {
            if (asked is not null && !asked(recognizer)) continue;
            try
            {
                recognizer.Find(scan, found);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The exception itself may carry the text, so it goes no further.
                throw new DetectorFailedException(recognizer.Name);
            }
        }

        try
        {
            Filter.Apply(text, found, from);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new DetectorFailedException("allow-list");
        }
    }

    private string Fingerprint()
    {
        var rules = new StringBuilder();
        foreach (var one in recognizers)
        {
            rules.Append(one.Name).Append('\n').Append(one.Rules).Append('\n');
            foreach (var list in one.Vocabulary) rules.AppendJoin(',', list.Terms).Append('\n');
        }

        rules.Append(Filter.Rules);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules.ToString())).AsSpan(0, 4));
    }
}
