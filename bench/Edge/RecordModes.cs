namespace AuditPipeline.Bench.Edge;

internal static class RecordModes
{
    /// <summary>The modes this build of the gateway has.</summary>
    public static readonly IReadOnlyList<RecordMode> BuiltIn = [RecordMode.Off, RecordMode.Pass, RecordMode.Before];

    public static string Word(this RecordMode mode) => mode switch
    {
        RecordMode.Off => "off",
        RecordMode.Pass => "pass",
        _ => "before",
    };

    public static bool TryParse(string? word, out RecordMode mode)
    {
        foreach (var candidate in Enum.GetValues<RecordMode>())
        {
            mode = candidate;
            if (candidate.Word() == word) return true;
        }

        mode = default;
        return false;
    }
}
