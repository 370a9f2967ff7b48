using System.Diagnostics;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Pii.Tests.Hostile;

/// <summary>Every recogniser reads hostile texts in time that grows as the text does. Eight times the text takes eight times as long when
/// it is so, and sixty-four times when it grows by the square; the line is drawn between, at what no busy machine reaches by itself.</summary>
public sealed class LinearTimeTests
{
    private const int Short = 16_000;
    private const int Times = 8;
    private const int Most = 24;
    private const int Tries = 5;

    // What is over before the clock can tell is not slow, whatever its ratio.
    private static readonly TimeSpan Unmeasurable = TimeSpan.FromMilliseconds(4);

    public static TheoryData<string> Recognizers => [.. Detecting.Engine.Recognizers.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Recognizers))]
    public void Eight_times_the_hostile_text_takes_about_eight_times_as_long(string name)
    {
        var engine = new PiiEngine([Detecting.Engine.Recognizers.Single(r => r.Name == name)]);
        foreach (var piece in HostileTexts.Pieces)
        {
            var (text, longer) = (HostileTexts.Repeated(piece, Short), HostileTexts.Repeated(piece, Short * Times));
            var ratio = 0.0;
            for (var attempt = 0; attempt < Tries; attempt++)
            {
                var (one, many) = (Fastest(engine, text), Fastest(engine, longer));
                ratio = many < Unmeasurable ? 0 : many / one;
                if (ratio < Most) break;
            }

            ratio.ShouldBeLessThan(Most, $"{name} on {piece.Length} units of \"{piece}\"");
        }
    }

    [Fact]
    public void All_together_end_on_hostile_texts_of_any_kind()
    {
        foreach (var piece in HostileTexts.Pieces)
            new TextRedactor(Detecting.Scanner).RedactArguments(HostileTexts.Repeated(piece, 300_000)).IsScanned.ShouldBeTrue(piece);
    }

    private static TimeSpan Fastest(PiiEngine engine, string text)
    {
        var fastest = TimeSpan.MaxValue;
        var found = new List<Detection>();
        for (var i = 0; i < 3; i++)
        {
            found.Clear();
            var watch = Stopwatch.StartNew();
            engine.Detect(text, found);
            if (watch.Elapsed < fastest) fastest = watch.Elapsed;
        }

        return fastest;
    }
}
