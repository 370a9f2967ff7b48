using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

/// <summary>Finds all that stands before a character.</summary>
internal sealed class SplitDetector(char end, string kind) : IDetector
{
    public string Name => "split";

    public void Detect(string text, List<Detection> found)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != end) continue;
            if (i > start) found.Add(new Detection(start, i - start, kind, 1, Name));
            start = i + 1;
        }
    }
}
