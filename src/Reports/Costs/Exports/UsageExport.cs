using System.Text;
using System.Text.Json;

namespace AuditPipeline.Reports.Costs.Exports;

/// <summary>Reads usage exports of providers: OpenAI's usage API and activity CSV, Anthropic's usage report and console CSV, Azure's cost details CSV and
/// monitor metrics. Which of them it is shows in the file.</summary>
internal static class UsageExport
{
    public const int LargestFile = 32 * 1024 * 1024;

    /// <exception cref="InvalidDataException">It is no such export; the message names the place.</exception>
    public static IReadOnlyList<ExportedUsage> Read(ReadOnlyMemory<byte> file)
    {
        var text = file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        var first = text.Span.TrimStart(" \t\r\n"u8);
        if (first.IsEmpty) throw new InvalidDataException("the export is empty");

        try
        {
            return first[0] is (byte)'{' or (byte)'[' ? UsageJson.Read(text) : UsageCsv.Read(Encoding.UTF8.GetString(text.Span));
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"line {wrong.LineNumber + 1}: {wrong.Message}", wrong);
        }
        catch (OverflowException wrong)
        {
            throw new InvalidDataException("a count is larger than any provider's", wrong);
        }
    }
}
