namespace AuditPipeline.Core.Log;

/// <summary>Bounds of a canonical document.</summary>
/// <param name="MaxBytes">Longest document, in bytes.</param>
/// <param name="MaxDepth">Deepest nesting; the top level counts as 1.</param>
/// <param name="AllowTopLevelArray">Leaves are objects; some pack files are arrays.</param>
public readonly record struct CanonicalJsonLimits(int MaxBytes, int MaxDepth = 16, bool AllowTopLevelArray = false)
{
    /// <summary>A leaf: an object of at most 16 KiB, at most 16 deep.</summary>
    public static CanonicalJsonLimits Leaf { get; } = new(16 * 1024);
}
