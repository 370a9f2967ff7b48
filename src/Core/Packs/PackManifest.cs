using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Packs;

/// <summary><c>manifest.json</c>: every file of the pack but itself, and nothing else is there.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Created">When it was drawn, to the second, UTC.</param>
/// <param name="Files">Each path once.</param>
public sealed record PackManifest(string Pack, DateTimeOffset Created, IReadOnlyList<PackFile> Files)
{
    /// <summary>Longest manifest read, in bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Most files in a pack.</summary>
    public const int MaxFiles = 100_000;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const int MaxPackId = 128;

    /// <summary>Canonical bytes, files sorted by path.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(256 + Files.Count * 160);
        var writer = new CanonicalJsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("created"u8, FormatTime(Created));
        writer.WriteStartArray("files"u8);
        foreach (var file in Files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("path"u8, file.Path);
            writer.WriteString("sha256"u8, file.Sha256);
            writer.WriteInteger("size"u8, file.Size);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("pack"u8, Pack);
        writer.WriteInteger("v"u8, 1);
        writer.WriteEndObject();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a manifest; null with the fault named when it is not exactly one.</summary>
    public static PackManifest? TryParse(ReadOnlyMemory<byte> bytes, out string? fault)
    {
        using var document = PackJson.Parse(bytes, new CanonicalJsonLimits(MaxBytes), out fault);
        if (document is null) return null;
        var root = document.RootElement;
        var pack = PackJson.Text(root, "pack");
        var hasTime = TryParseTime(PackJson.Text(root, "created"), out var created);
        if (!PackJson.OnlyHas(root, "created", "files", "pack", "v")) fault = "unknown field";
        else if (PackJson.Number(root, "v") != 1) fault = "field v is not 1";
        else if (pack is not { Length: > 0 and <= MaxPackId } || pack.Any(char.IsControl)) fault = "field pack is missing or not an id";
        else if (!hasTime) fault = "field created is not a UTC time to the second";
        else if (!root.TryGetProperty("files", out var list) || list.ValueKind is not JsonValueKind.Array) fault = "field files is missing";
        else if (list.GetArrayLength() > MaxFiles) fault = "too many files";
        if (fault is not null) return null;

        var files = new List<PackFile>();
        // Case folds away on some file systems: two such paths would unpack onto each other.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in root.GetProperty("files").EnumerateArray())
        {
            if (ReadFile(item) is not { } file)
            {
                fault = $"entry {files.Count} of files is malformed";
                return null;
            }

            if (!seen.Add(file.Path))
            {
                fault = $"path {file.Path} is named twice";
                return null;
            }

            files.Add(file);
        }

        return new PackManifest(pack!, created, files);
    }

    internal static string FormatTime(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    internal static bool TryParseTime(string? text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static PackFile? ReadFile(JsonElement item)
    {
        if (item.ValueKind is not JsonValueKind.Object || !PackJson.OnlyHas(item, "path", "sha256", "size")) return null;
        return PackJson.Text(item, "path") is { } path && PackPaths.IsSafe(path) && path != PackPaths.Manifest
            && PackJson.Text(item, "sha256") is { Length: 64 } sha256 && sha256.All(char.IsAsciiHexDigitLower)
            && PackJson.Number(item, "size") is { } size and >= 0
            ? new PackFile(path, sha256, size)
            : null;
    }
}
