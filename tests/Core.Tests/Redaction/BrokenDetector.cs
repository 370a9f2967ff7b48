using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

/// <summary>Throws on texts that hold a word; the exception carries the text, as a careless one would.</summary>
internal sealed class BrokenDetector(string word) : IDetector
{
    public string Name => "broken";

    public void Detect(string text, List<Detection> found)
    {
        if (text.Contains(word, StringComparison.Ordinal)) throw new TimeoutException(text);
    }
}
