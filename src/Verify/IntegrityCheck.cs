using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify;

/// <summary>What the producer's own comparison of store and log found. The leaves of a pack are the log's even where somebody changed the
/// columns beside them, and figures are drawn from columns: a pack with such a finding does not stand.</summary>
internal static class IntegrityCheck
{
    private const int MostNamed = 8;
    private const string LeafItself = "leaf";

    public static PackFault? Check(PackReader reader)
    {
        if (!reader.Has(PackPaths.Integrity)) return null;
        if (reader.Read(PackPaths.Integrity, PackIntegrity.MaxBytes) is not { } bytes) return new PackFault(PackPaths.Integrity, "is too long");
        if (PackIntegrity.TryParse(bytes, out var fault) is not { } integrity) return new PackFault(PackPaths.Integrity, fault!);
        if (integrity.Differs is not [var first, ..]) return null;

        var record = $"record {first.Index} of {PackPaths.Streams}{first.Stream}";
        if (first.Columns.Contains(LeafItself)) return new PackFault(PackPaths.Integrity, $"{record}: the stored leaf is not the one in the log");
        var columns = string.Join(", ", first.Columns.Take(MostNamed)) + (first.Columns.Count > MostNamed ? ", …" : "");
        return new PackFault(PackPaths.Integrity, $"{record}: the store's columns {columns} do not say what the leaf says");
    }
}
