using System.Text.Json;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Reads what is asked where there are no turns: a string, a list of strings or of typed parts. Lists of token numbers have no
/// words to read.</summary>
internal static class Prompts
{
    public static void Read(JsonView prompt, InteractionDraft draft)
    {
        var parts = new PartList();
        Gather(prompt, parts);
        draft.AddInput(MessageRole.User, parts);
    }

    /// <summary>Media beside the words: one, or a list of them, as <c>data:</c> URLs, base64 or references.</summary>
    public static void ReadMedia(JsonView media, string kind, InteractionDraft draft)
    {
        var parts = new PartList();
        if (media.IsObject() || media.Text() is not null) parts.Add(MessagePartKind.Media, null, MediaType.OfUrl(media, kind));
        foreach (var one in media.Items()) parts.Add(MessagePartKind.Media, null, MediaType.OfUrl(one, kind));
        draft.AddInput(MessageRole.User, parts);
    }

    private static void Gather(JsonView prompt, PartList parts)
    {
        if (prompt.Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
        foreach (var item in prompt.Items())
        {
            if (item.ValueKind == JsonValueKind.Number) return;
            if (item.IsObject()) Part(item, parts);
            else if (item.Text() is { Length: > 0 } line) parts.Add(MessagePartKind.Text, line);
        }

        if (prompt.IsObject()) Part(prompt, parts);
    }

    private static void Part(JsonView part, PartList parts)
    {
        var type = part.Member("type"u8).Text();
        if (type is null or "text")
        {
            if ((part.Member("text"u8).Text() ?? part.Member("data"u8).Text()) is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
            foreach (var inner in part.Member("content"u8).Items()) Part(inner, parts);
            if (type is null && part.Member("image"u8).IsTold()) parts.Add(MessagePartKind.Media, null, "image");
            return;
        }

        var kind = type.Contains("image", StringComparison.Ordinal) ? "image" : type.Contains("audio", StringComparison.Ordinal) ? "audio"
            : type.Contains("video", StringComparison.Ordinal) ? "video" : "file";
        var source = part.Member("image_url"u8);
        parts.Add(MessagePartKind.Media, null, MediaType.OfUrl(source.IsObject() ? source.Member("url"u8) : source, kind));
    }
}
