using System.Text.Json;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Packs;

/// <summary><c>integrity.json</c>: what the producer found when it held its store against the log, column by column.</summary>
/// <param name="Checked">Records held against the log.</param>
/// <param name="Differs">Records whose columns do not say what their leaf says, in the file's order.</param>
public sealed record PackIntegrity(long Checked, IReadOnlyList<PackDifference> Differs)
{
    /// <summary>Longest file read, in bytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Most records in one file.</summary>
    public const int MaxDiffers = 100_000;

    private const int MaxColumns = 100;
    private const int LongestName = 256;
    private const long Version = 1;

    /// <summary>Reads a file; null with the fault named. Unlike in other files of the pack, members it does not know are a fault: a finding
    /// that is not understood must not pass for none.</summary>
    public static PackIntegrity? TryParse(ReadOnlyMemory<byte> bytes, out string? fault)
    {
        using var document = PackJson.Parse(bytes, new CanonicalJsonLimits(MaxBytes), out fault);
        if (document is null) return null;
        var root = document.RootElement;
        List<PackDifference>? differs = null;
        var number = PackJson.Number(root, "checked");
        if (PackJson.Number(root, "v") != Version) fault = $"field v is not {Version}";
        else if (!PackJson.OnlyHas(root, "checked", "differs", "v")) fault = "holds a field that is not of this version";
        else if (number is null or < 0) fault = "field checked is missing or not a count";
        else if (!root.TryGetProperty("differs", out var list) || (differs = ReadAll(list)) is null) fault = "field differs is missing or malformed";
        return fault is null ? new PackIntegrity(number!.Value, differs!) : null;
    }

    private static List<PackDifference>? ReadAll(JsonElement list)
    {
        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() > MaxDiffers) return null;
        var differs = new List<PackDifference>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.Object || !PackJson.OnlyHas(item, "columns", "index", "stream")
                || PackJson.Number(item, "index") is not (>= 0 and var index) || PackJson.Text(item, "stream") is not { Length: > 0 and <= LongestName } stream
                || !item.TryGetProperty("columns", out var columns) || ReadColumns(columns) is not { } names) return null;
            differs.Add(new PackDifference(stream, index, names));
        }

        return differs;
    }

    private static List<string>? ReadColumns(JsonElement columns)
    {
        if (columns.ValueKind is not JsonValueKind.Array || columns.GetArrayLength() is 0 or > MaxColumns) return null;
        var names = new List<string>();
        foreach (var column in columns.EnumerateArray())
        {
            if (column.ValueKind is not JsonValueKind.String || column.GetString() is not { Length: > 0 and <= LongestName } name) return null;
            names.Add(name);
        }

        return names;
    }
}
