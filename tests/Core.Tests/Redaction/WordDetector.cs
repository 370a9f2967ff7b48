using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

/// <summary>Finds every place of one word.</summary>
internal sealed class WordDetector(string word, string kind, double score = 1.0) : IDetector
{
    public string Name => $"word-{kind}";

    public void Detect(string text, List<Detection> found)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            found.Add(new Detection(at, word.Length, kind, score, Name));
    }
}
