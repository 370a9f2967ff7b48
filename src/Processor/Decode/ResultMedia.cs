using AuditPipeline.Processor.Decode.Gemini;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Finds media in what a tool gave back (screenshots, pages, files it made). Its words are read by <see cref="Readable"/>; a record must not
/// look as if there had been nothing else.</summary>
internal static class ResultMedia
{
    private const int Deepest = 16;

    /// <summary>Adds one part for each image, sound, film or file.</summary>
    public static void Add(JsonView result, PartList parts) => Gather(result, parts, 0);

    private static void Gather(JsonView element, PartList parts, int depth)
    {
        if (depth > Deepest) return;

        foreach (var item in element.Items()) Gather(item, parts, depth + 1);
        if (!element.IsObject()) return;

        if (NameOf(element) is { } name)
        {
            parts.AddResultMedia(name);
            return;
        }

        Gather(element.Member("content"u8), parts, depth + 1);
        Gather(element.Member("parts"u8), parts, depth + 1);
    }

    /// <summary>Media type or kind of a block that is media; else null.</summary>
    private static string? NameOf(JsonView block)
    {
        var kind = block.Member("type"u8).Text() switch
        {
            null => null,
            var type when type.Contains("image", StringComparison.Ordinal) || type.Contains("screenshot", StringComparison.Ordinal) => "image",
            var type when type.Contains("audio", StringComparison.Ordinal) => "audio",
            var type when type.Contains("video", StringComparison.Ordinal) => "video",
            "document" or "file" or "input_file" => "file",
            _ => block.Member("file_id"u8).Word() is null ? null : "file",
        };
        if (kind is not null)
        {
            var url = block.Member("image_url"u8);
            var told = block.Member("source"u8).Member("media_type"u8).Text() ?? GeminiContent.Either(block, "mimeType"u8, "mime_type"u8).Text();
            return told is null ? MediaType.OfUrl(url.IsObject() ? url.Member("url"u8) : url, kind) : MediaType.Of(told, kind);
        }

        if (block.Member("image"u8).IsObject()) return "image";   // Bedrock
        if (block.Member("document"u8).IsObject()) return "file";
        if (block.Member("video"u8).IsObject()) return "video";

        var inline = GeminiContent.Either(block, "inlineData"u8, "inline_data"u8);
        if (!inline.IsObject()) inline = GeminiContent.Either(block, "fileData"u8, "file_data"u8);
        return inline.IsObject() ? MediaType.Of(GeminiContent.Either(inline, "mimeType"u8, "mime_type"u8).Text(), "file") : null;
    }
}
