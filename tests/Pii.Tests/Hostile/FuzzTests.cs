using System.Globalization;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Pii.Tests.Hostile;

/// <summary>Random and mutated texts. <c>AUDIT_FUZZ=1000000</c> looks at so many, else 20,000.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int OrdinaryTexts = 20_000;

    private static int Texts =>
        int.TryParse(Environment.GetEnvironmentVariable("AUDIT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var texts) ? texts : OrdinaryTexts;

    [Fact]
    public void Any_text_is_borne_all_places_are_valid_and_redacting_twice_changes_nothing()
    {
        var redactor = new TextRedactor(Detecting.Scanner);
        var faults = new List<string>();
        long detections = 0;
        var seeds = Seeds();
        Parallel.For(0, Texts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
        {
            var text = new TextMutator(number, seeds).Next();
            var scan = Detecting.Scanner.Scan(text);
            var fault = Fault(text, scan);
            var once = redactor.Redact(text);
            if (fault is null && once.IsScanned && redactor.Redact(once.Text.Value).Text.Value != once.Text.Value) fault = "changed when redacted twice";
            Interlocked.Add(ref detections, scan.Detections.Count);
            if (fault is null) return;
            lock (faults) faults.Add($"text {number}: {fault}");
        });

        output.WriteLine($"{Texts} texts, {detections} detections");
        faults.Order(StringComparer.Ordinal).Take(20).ShouldBeEmpty($"{faults.Count} texts");
        detections.ShouldBeGreaterThan(Texts / 2);
    }

    private static string? Fault(string text, TextScan scan)
    {
        if (!scan.IsScanned) return string.Join(' ', scan.NotScanned);
        var end = 0;
        foreach (var one in scan.Detections)
        {
            if (one.Start < end || one.Length < 1 || one.End > text.Length) return $"{one.Detector} points outside, or twice at one place";
            if (one.Score is not (> 0 and <= 1)) return $"{one.Detector} gives the score {one.Score}";
            if (IsInsidePair(text, one.Start) || IsInsidePair(text, one.End)) return $"{one.Detector} cuts a surrogate pair";
            end = one.End;
        }

        return null;
    }

    private static bool IsInsidePair(string text, int place) =>
        place > 0 && place < text.Length && char.IsHighSurrogate(text[place - 1]) && char.IsLowSurrogate(text[place]);

    /// <summary>Own pieces, all context words, and the shared cases where they are.</summary>
    private static string[] Seeds()
    {
        var seeds = new List<string>(HostileTexts.Pieces);
        seeds.AddRange(TextMutator.Values);
        seeds.AddRange(Detecting.Engine.Recognizers.SelectMany(r => r.Vocabulary).SelectMany(v => v.Terms).Select(t => t.TrimEnd('*')).Distinct());
        if (SharedMaterial.Find("pii") is { } folder)
        {
            foreach (var line in Directory.EnumerateFiles(folder, "cases-*.ndjson").Order(StringComparer.Ordinal).SelectMany(f => File.ReadLines(f, Encoding.UTF8)))
            {
                using var document = JsonDocument.Parse(line);
                seeds.Add(document.RootElement.GetProperty("text").GetString()!);
            }
        }

        return [.. seeds];
    }
}
