namespace AuditPipeline.Core.Packs;

/// <summary>One file of a pack, as its manifest names it.</summary>
/// <param name="Path">Relative, safe by <see cref="PackPaths.IsSafe"/>.</param>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
/// <param name="Size">In bytes.</param>
public sealed record PackFile(string Path, string Sha256, long Size);
