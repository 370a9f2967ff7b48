using AuditPipeline.Bench.Edge;
using AuditPipeline.Host.Demo;

namespace AuditPipeline.Bench.Pii;

/// <summary>The texts that are looked through.</summary>
internal static class TextLoad
{
    private const long Largest = 256_000_000;
    private const string Border = "\n-----\n";
    private const int OwnTexts = 2_000;

    private const int PromptsEach = 12;

    private static readonly string[] Systems = ["hr-screening", "support-bot", "code-assistant"];

    /// <summary>Conversations of the demonstration's prompts, about half of them with made-up personal data, some 2 KB each.</summary>
    public static IReadOnlyList<string> Own() =>
    [
        .. Enumerable.Range(0, OwnTexts).Select(text => string.Join("\n\n", Enumerable.Range(text * PromptsEach, PromptsEach)
            .Select(prompt => DemoPrompts.For(Systems[prompt % Systems.Length], prompt)))),
    ];

    /// <exception cref="BenchFailure">It holds no texts, or too many.</exception>
    public static IReadOnlyList<string> OfFolder(string folder)
    {
        if (!Directory.Exists(folder)) throw new BenchFailure($"there is no folder {folder}");
        var files = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0) throw new BenchFailure($"{folder} holds no *.txt");
        if (files.Sum(f => new FileInfo(f).Length) > Largest) throw new BenchFailure($"{folder} holds more than {Largest} bytes");
        return [.. files.SelectMany(f => File.ReadAllText(f).Split(Border, StringSplitOptions.RemoveEmptyEntries))];
    }
}
