using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Pii.Lines;

/// <summary>Says where personal data and secrets stand in texts, one line of JSON for each (<c>./audit pii</c>).</summary>
/// <param name="explain">Each entity also says why: the recogniser, the check its value passed and the context word near it, never the value.</param>
public sealed class PiiScanner(TextScanner scanner, bool explain = false)
{
    /// <summary>Longest line in bytes.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads lines <c>{"id","text","language"?,"context"?}</c> and writes, in order and as it goes,
    /// <c>{"id","entities":[{"start","end","type","score"}]}</c>; offsets count Unicode code points, a lone surrogate as one, and no two
    /// entities overlap. A text that could not be looked at carries <c>"not_scanned"</c> with the reasons. Empty lines are passed over. Stops
    /// at the first malformed line.</summary>
    /// <param name="name">Name of the input for the error.</param>
    public async Task<PiiScanOutcome> RunAsync(Stream input, TextWriter output, string name, CancellationToken cancellationToken = default)
    {
        var lines = new BoundedLines(input, LongestLine);
        long answered = 0;
        for (long number = 1; ; number++)
        {
            var line = await lines.NextAsync(cancellationToken).ConfigureAwait(false);
            if (line is null) break;
            if (lines.TooLong) return new PiiScanOutcome(answered, $"{name}, line {number} is longer than {LongestLine} bytes");
            if (IsBlank(line.Value.Span)) continue;

            var (read, error) = PiiInput.Read(line.Value);
            if (read is null) return new PiiScanOutcome(answered, $"{name}, line {number} {error}");
            await output.WriteLineAsync(Answer(read).AsMemory(), cancellationToken).ConfigureAwait(false);
            answered++;
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new PiiScanOutcome(answered, null);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    private string Answer(PiiInput line)
    {
        var lead = line.Context.Length == 0 ? "" : $"{line.Context}: ";
        var scan = scanner.Scan(lead + line.Text);
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            json.WriteRawValue(line.Id);
            json.WriteStartArray("entities");
            var (unit, point) = (0, 0);
            foreach (var found in scan.Detections)
            {
                if (found.Start < lead.Length) continue;
                var start = CodePoint(line.Text, found.Start - lead.Length, ref unit, ref point);
                var end = CodePoint(line.Text, found.End - lead.Length, ref unit, ref point);
                json.WriteStartObject();
                json.WriteNumber("start", start);
                json.WriteNumber("end", end);
                json.WriteString("type", found.Kind);
                json.WriteNumber("score", Math.Round(found.Score, 3));
                if (explain) WriteReasons(json, found);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (!scan.IsScanned)
            {
                json.WriteStartArray("not_scanned");
                foreach (var word in scan.NotScanned) json.WriteStringValue(word);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteReasons(Utf8JsonWriter json, in Detection found)
    {
        json.WriteString("recognizer", found.Detector);
        if (found.Check is not null) json.WriteString("check", found.Check);
        if (found.Context is not null) json.WriteString("context", found.Context);
    }

    /// <summary>Code points before a UTF-16 place, counted on from the last one asked for.</summary>
    private static int CodePoint(string text, int place, ref int unit, ref int point)
    {
        while (unit < place)
        {
            unit += char.IsHighSurrogate(text[unit]) && unit + 1 < text.Length && char.IsLowSurrogate(text[unit + 1]) ? 2 : 1;
            point++;
        }

        return point;
    }
}
