using AuditPipeline.Core.Controls;

namespace AuditPipeline.Reports.Controls;

/// <summary>The catalogue this build carries.</summary>
public static class EmbeddedCatalogue
{
    public const string Version = "2026-11-22";
    private const string Resource = "AuditPipeline.Reports.Controls.catalogue.json";

    /// <summary>Reads and checks the catalogue; call once.</summary>
    public static ControlCatalogue Load()
    {
        using var stream = typeof(EmbeddedCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in this build.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return ControlCatalogueReader.Read(bytes.ToArray(), Version);
    }
}
