namespace AuditPipeline.Core.Controls;

/// <summary>One version of the catalogue. A pack names the version and the hash it was built with and stays readable under it.</summary>
/// <param name="Version">Date of the catalogue, yyyy-MM-dd.</param>
/// <param name="Sha256">Hash of the catalogue file, 64 lower-case hex digits.</param>
public sealed record ControlCatalogue(string Version, string Sha256, IReadOnlyList<Control> Controls)
{
    /// <summary>Controls of one pack (the catalogue's word, for instance <c>aia-deployer</c>), in the catalogue's order.</summary>
    public IReadOnlyList<Control> OfPack(string pack) => [.. Controls.Where(c => c.Packs.Contains(pack, StringComparer.Ordinal))];
}
