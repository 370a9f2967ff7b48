using System.Text;
using System.Text.Json;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>The words in a tool result, whatever its form, without opaque content (encrypted or encoded members).</summary>
internal static class Readable
{
    /// <summary>A string as it is; else the strings under the members that hold words, one a line; empty when there are none.</summary>
    public static string Of(JsonView result)
    {
        if (result.Text() is { } text) return text;

        var lines = new StringBuilder();
        Gather(result, lines, 0);
        return lines.ToString();
    }

    private static void Gather(JsonView element, StringBuilder lines, int depth)
    {
        if (depth > 16) return;

        foreach (var item in element.Items())
        {
            if (item.ValueKind == JsonValueKind.String) Line(lines, item.Text());
            else Gather(item, lines, depth + 1);
        }

        if (!element.IsObject()) return;

        Line(lines, element.Member("title"u8).Text());
        Line(lines, element.Member("url"u8).Text());
        Line(lines, element.Member("text"u8).Text());
        Line(lines, element.Member("stdout"u8).Text());
        Line(lines, element.Member("stderr"u8).Text());
        Line(lines, element.Member("error_code"u8).Text());
        Line(lines, element.Member("error_message"u8).Text());
        var content = element.Member("content"u8);
        if (content.Text() is { } words) Line(lines, words);
        else Gather(content, lines, depth + 1);
    }

    private static void Line(StringBuilder lines, string? text)
    {
        if (string.IsNullOrEmpty(text)) return;

        if (lines.Length > 0) lines.Append('\n');
        lines.Append(text);
    }
}
