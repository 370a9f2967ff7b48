using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Machine-readable zones of travel documents (ICAO Doc 9303): two or three lines of one length, as one span, when all their check
/// digits are right.</summary>
internal sealed class MrzRecognizer : IRecognizer
{
    public const string Kind = "MRZ";

    public string Name => "mrz";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0;)
        {
            // A first line has a filler in its second to fifth place at the latest, or among its names.
            var start = at;
            while (start > 0 && at - start < MrzLines.Longest && MrzLines.IsCharacter(text[start - 1])) start--;
            var end = at;
            while (end < text.Length && end - start <= MrzLines.Longest && MrzLines.IsCharacter(text[end])) end++;
            if ((start == 0 || !MrzLines.IsCharacter(text[start - 1])) && MrzLines.End(text, start, end, out var check) is var last && last > 0)
            {
                found.Add(new Detection(start, last - start, Kind, 1.0, Name, check));
                end = last;
            }

            at = end < text.Length ? text.IndexOf('<', end) : -1;
        }
    }
}
