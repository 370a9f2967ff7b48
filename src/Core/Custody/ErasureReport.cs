namespace AuditPipeline.Core.Custody;

/// <summary>What an erasure found when it read back every place: what the certificate says.</summary>
/// <param name="At">When it was looked.</param>
/// <param name="Erased">Records whose content cannot be read any more.</param>
/// <param name="Places">One line per place.</param>
/// <param name="Held">Records kept under legal hold, at most <see cref="MostHeld"/> named.</param>
/// <param name="HeldCount">All of them.</param>
/// <param name="WithdrawnPacks">Evidence packs that showed erased content and were removed; they can be drawn again.</param>
public sealed record ErasureReport(
    DateTimeOffset At, long Erased, IReadOnlyList<ErasedPlace> Places, IReadOnlyList<HeldRecord> Held, long HeldCount,
    IReadOnlyList<string> WithdrawnPacks)
{
    /// <summary>Most records under hold that are named one by one.</summary>
    public const int MostHeld = 1_000;

    /// <summary>Nothing readable is left outside what is held.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsClean => Places.All(p => p.Finding != PlaceFinding.Remains);
}
