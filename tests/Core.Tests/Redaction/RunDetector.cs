using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

/// <summary>Finds every run of at least four hexadecimal digits, as one that looks for drawn keys might; also in tokens and masks.</summary>
internal sealed class RunDetector(string kind) : IDetector
{
    private const int Shortest = 4;

    public string Name => "run";

    public void Detect(string text, List<Detection> found)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiHexDigitLower(text[i])) continue;
            if (i - start >= Shortest) found.Add(new Detection(start, i - start, kind, 0.5, Name));
            start = i + 1;
        }
    }
}
