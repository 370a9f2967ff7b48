using System.Text.Json;
using AuditPipeline.Core.Custody;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>What outlives the process: where passes stand, and the last one.</summary>
/// <param name="Own">The pass that runs by itself, when it has not ended.</param>
/// <param name="Demanded">The last demanded pass, when it has not ended.</param>
/// <param name="Last">The last pass that ended.</param>
public sealed record ScrubNotes(ScrubPass? Own, ScrubPass? Demanded, ScrubPass? Last)
{
    /// <summary>Name of the object that holds them.</summary>
    public const string Name = "scrub.json";

    public static ScrubNotes None { get; } = new(null, null, null);

    public byte[] Format() => JsonSerializer.SerializeToUtf8Bytes(this, ScrubJson.Default.ScrubNotes);

    /// <summary>Null for bytes that are not notes: a pass then begins anew.</summary>
    public static ScrubNotes? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, ScrubJson.Default.ScrubNotes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
