using AuditPipeline.Host.Commands;
using AuditPipeline.Pii.Words;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Meter;

namespace AuditPipeline.Host.Composition;

/// <summary>The parts that the launcher fetched (pinned, checked by hash) into <c>deploy/native</c>.</summary>
internal static class NativeParts
{
    public const string FolderVariable = "AUDIT_NATIVE";

    /// <exception cref="CommandFailure">The launcher did not name it.</exception>
    public static string Folder => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
        ? folder
        : throw new CommandFailure($"{FolderVariable} is not set; start the product with ./audit, which fetches its native parts", ExitCode.Usage);

    public static string PriceFile => Path.Combine(Folder, "cache", "prices.json");

    public static string RankFolder => Path.Combine(Folder, "cache", "ranks");

    public static string WordFolder => Path.Combine(Folder, "cache", "words");

    /// <summary>The lists of names and places.</summary>
    /// <exception cref="CommandFailure">One is missing or damaged.</exception>
    public static WordLists Words()
    {
        try
        {
            return WordLists.Read(WordFolder);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"the word lists of names and places cannot be used: {e.Message}");
        }
    }

    /// <summary>Counting with the pinned ranks; where they cannot be used, counts are estimated by characters.</summary>
    /// <param name="notice">Told once for each encoding that is asked for and cannot be used.</param>
    public static UsageCounting Counting(Action<string> notice) => new(new TokenEncodings(RankFolder, notice));

    /// <summary>The pinned public list.</summary>
    /// <exception cref="CommandFailure">It is missing or broken.</exception>
    public static PriceList Prices()
    {
        try
        {
            using var file = File.OpenRead(PriceFile);
            return PriceList.Load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new CommandFailure($"the price list {PriceFile} cannot be used: {e.Message}");
        }
    }
}
