namespace AuditPipeline.Reports.Press;

/// <summary>What a press wrote.</summary>
/// <param name="Pages">Pages, cover and contents included.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Marks">Characters drawn as the visible mark because no font has them or they need shaping, repeated table heads
/// included; their text stays in the file as ActualText.</param>
public readonly record struct PressReceipt(int Pages, long Bytes, int Marks);
