using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Places;
using AuditPipeline.Pii.Words;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Pii.Tests.Places;

/// <summary>Over the shared labelled cases, with the list of places the launcher makes: a floor under what is found exactly as labelled.</summary>
public sealed class LabelledPlacesTests
{
    [Theory]
    [InlineData("ADDRESS", 0.74, 0.83)]
    [InlineData("LOCATION", 0.80, 0.90)]
    public void Recall_and_precision_hold(string kind, double recall, double precision)
    {
        var folder = SharedMaterial.Find("pii");
        Assert.SkipWhen(folder is null, SharedMaterial.Missing("pii"));
        var list = Path.Combine(NativeParts.Folder() ?? "", "cache", "words", "places.words");
        Assert.SkipUnless(File.Exists(list), NativeParts.Missing);
        using var words = File.OpenRead(list);
        var scanner = new TextScanner([new PiiEngine(PlaceFamily.With(new WordLists(WordList.Empty, WordList.Read(words, list))))]);
        var (expected, found, right) = (0, 0, 0);

        foreach (var line in Directory.EnumerateFiles(folder!, "cases-*.ndjson").SelectMany(f => File.ReadLines(f, Encoding.UTF8)))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (!root.TryGetProperty("expected", out var spans) || root.GetProperty("scope").EnumerateArray().All(s => s.GetString() is not "*")) continue;
            var text = root.GetProperty("text").GetString()!;
            var wanted = spans.EnumerateArray().Where(e => e.GetProperty("type").GetString() == kind)
                .Select(e => (Utf16(text, e.GetProperty("start").GetInt32()), Utf16(text, e.GetProperty("end").GetInt32()))).ToHashSet();
            var got = scanner.Scan(text).Detections.Where(d => d.Kind == kind).ToList();
            expected += wanted.Count;
            found += got.Count;
            right += got.Count(d => wanted.Contains((d.Start, d.End)));
        }

        ((double)right / expected).ShouldBeGreaterThanOrEqualTo(recall);
        ((double)right / found).ShouldBeGreaterThanOrEqualTo(precision);
    }

    private static int Utf16(string text, int codePoint) => text.EnumerateRunes().Take(codePoint).Sum(r => r.Utf16SequenceLength);
}
