using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Custom;

/// <summary>A recogniser made of patterns and denied words, with the meaning they have in Presidio. A text on which its patterns take longer
/// than allowed was not looked at: <see cref="Find"/> throws, and the engine says so.</summary>
public sealed class CustomRecognizer : IRecognizer
{
    /// <summary>What a context word adds to a score (Presidio: context_similarity_factor).</summary>
    public const double ContextGain = 0.35;

    /// <summary>Lowest score beside a context word (Presidio: min_score_with_context_similarity).</summary>
    public const double LowestWithContext = 0.4;

    /// <summary>Words before a value that may be its context (Presidio: context_prefix_count). Words of up to three letters are not counted:
    /// Presidio leaves articles and such out.</summary>
    private const int ContextCount = 5;

    private const double TicksPerUnit = TimeSpan.TicksPerSecond / 1_000_000d;   // one second for a million characters beside the bound

    private readonly DenyList? denied;
    private readonly string? denyId;
    private readonly string[] context;
    private readonly TimeProvider time;
    private readonly TimeSpan longest;

    private CustomRecognizer(
        string name, RecognizerDefinition definition, RegexFlags flags, IReadOnlyList<PatternInfo> patterns, TimeProvider time, TimeSpan longest)
    {
        (Name, Definition, this.time, this.longest) = (name, definition, time, longest);
        Entities = [definition.Entity];
        context = [.. definition.Context.Select(w => w.Trim().ToLowerInvariant()).Where(w => w.Length > 0)];
        if (definition.DenyList.Count == 0)
        {
            Patterns = patterns;
        }
        else
        {
            denied = new DenyList(definition.DenyList, flags.IgnoresCase);
            denyId = $"{name}/deny_list";
            Patterns = [.. patterns, new PatternInfo(denyId, "deny_list", null, definition.DenyListScore, null)];
        }

        Rules = RulesOf(flags);
    }

    public string Name { get; }

    public RecognizerDefinition Definition { get; }

    public IReadOnlyList<string> Entities { get; }

    public IReadOnlyList<PatternInfo> Patterns { get; }

    public string Rules { get; }

    /// <summary>The recogniser, or what is wrong with its definition: the member as a path in it, and the end of a sentence.</summary>
    /// <param name="name">Its own, small letters and hyphens.</param>
    /// <param name="longest">What its patterns may take for one text, beside a second for each million characters.</param>
    public static (CustomRecognizer? Recognizer, IReadOnlyList<(string Path, string What)> Faults) Make(
        string name, RecognizerDefinition definition, RegexFlags flags, TimeProvider time, TimeSpan longest)
    {
        List<(string, string)> faults = [];
        List<PatternInfo> patterns = [];
        if (!IsEntity(definition.Entity)) faults.Add(("supported_entity", "must be 1 to 64 letters, digits and underscores that begin with a letter"));
        if (definition.Patterns.Count == 0 && definition.DenyList.Count == 0) faults.Add(("", "must have patterns or a deny_list"));
        if (definition.DenyListScore is not (>= 0 and <= 1)) faults.Add(("deny_list_score", "must be 0 to 1"));
        for (var i = 0; i < definition.DenyList.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(definition.DenyList[i])) faults.Add(($"deny_list[{i}]", "must not be empty"));
        }

        for (var i = 0; i < definition.Patterns.Count; i++)
        {
            var one = definition.Patterns[i];
            if (one.Score is not (>= 0 and <= 1)) faults.Add(($"patterns[{i}].score", "must be 0 to 1"));
            var (regex, fault) = BoundedRegex.Make(one.Regex, flags, longest);
            if (fault is not null) faults.Add(($"patterns[{i}].regex", fault));
            else patterns.Add(new PatternInfo($"{name}/{i}", one.Name, one.Regex, one.Score, regex));
        }

        return faults.Count > 0 ? (null, faults) : (new CustomRecognizer(name, definition, flags, patterns, time, longest), faults);
    }

    /// <summary>A name of small letters, digits and hyphens for one that a person wrote.</summary>
    public static string NameOf(string title)
    {
        var name = new StringBuilder("custom");
        foreach (var c in title)
        {
            if (char.IsAsciiLetterOrDigit(c)) name.Append(name.Length == 6 ? "-" : "").Append(char.ToLowerInvariant(c));
            else if (name[^1] != '-') name.Append('-');
        }

        return name.ToString(0, Math.Min(name.Length, 64)).TrimEnd('-');
    }

    /// <summary>The score beside a context word.</summary>
    public static double WithContext(double score) => Math.Min(1, Math.Max(score + ContextGain, LowestWithContext));

    public bool Serves(string language) => Definition.Languages.Count == 0 || Definition.Languages.Contains(language, StringComparer.Ordinal);

    /// <summary>The first of its context words that one of these holds; null when none does.</summary>
    public string? ContextAmong(IEnumerable<string> words) =>
        context.FirstOrDefault(c => words.Any(w => w.Contains(c, StringComparison.OrdinalIgnoreCase)));

    /// <exception cref="RegexMatchTimeoutException">The patterns took too long.</exception>
    public void Find(ScanText scan, List<Detection> found)
    {
        var began = time.GetTimestamp();
        var bound = longest + TimeSpan.FromTicks((long)(scan.Text.Length * TicksPerUnit));
        foreach (var pattern in Patterns)
        {
            if (pattern.Regex is not { } regex)
            {
                FindDenied(scan, pattern, found);
                continue;
            }

            foreach (var match in regex.EnumerateMatches(scan.Text))
            {
                if (match.Length > 0 && pattern.Score > 0) found.Add(At(scan, match.Index, match.Length, pattern));
                if (time.GetElapsedTime(began) > bound) throw new RegexMatchTimeoutException();
            }

            if (time.GetElapsedTime(began) > bound) throw new RegexMatchTimeoutException();
        }
    }

    private static bool IsEntity(string entity) =>
        entity.Length is > 0 and <= 64 && char.IsAsciiLetter(entity[0]) && entity.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private void FindDenied(ScanText scan, PatternInfo pattern, List<Detection> found)
    {
        for (var from = 0; ;)
        {
            var (start, length) = denied!.Next(scan.Text, from);
            if (length == 0) return;
            if (pattern.Score > 0) found.Add(At(scan, start, length, pattern));
            from = start + length;
        }
    }

    private Detection At(ScanText scan, int start, int length, PatternInfo pattern)
    {
        var word = context.Length == 0 ? null : ContextBefore(scan, start, length);
        return new Detection(start, length, Entities[0], word is null ? pattern.Score : WithContext(pattern.Score), pattern.Id, null, word);
    }

    /// <summary>Presidio looks for the context word inside the words before the value and inside its first one.</summary>
    private string? ContextBefore(ScanText scan, int start, int length)
    {
        var tokens = scan.Tokens;
        var first = scan.TokenAt(start);
        var to = first < tokens.Length && tokens[first].Start < start + length ? tokens[first].End : start;
        var from = start;
        for (var (i, left) = (first - 1, ContextCount); i >= 0 && left > 0 && start - tokens[i].Start <= PiiEngine.Reach; i--)
        {
            from = tokens[i].Start;
            if (tokens[i].Length > 3) left--;
        }

        var window = scan.Text.AsSpan(from, to - from);
        foreach (var word in context)
        {
            if (window.Contains(word, StringComparison.OrdinalIgnoreCase)) return word;
        }

        return null;
    }

    private string RulesOf(RegexFlags flags)
    {
        var rules = new StringBuilder(Definition.Entity).Append(flags.Python.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var p in Definition.Patterns) rules.Append(p.Regex).Append('\t').Append(p.Score.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        rules.AppendJoin('\t', Definition.Context).Append('\n').AppendJoin('\t', Definition.DenyList);
        return rules.Append('\t').Append(Definition.DenyListScore.ToString("R", CultureInfo.InvariantCulture)).ToString();
    }
}
