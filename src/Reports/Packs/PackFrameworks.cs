namespace AuditPipeline.Reports.Packs;

/// <summary>Words of the packs that can be ordered, and the catalogue's word for each.</summary>
public static class PackFrameworks
{
    public const string EuAiActDeployer = "eu-ai-act-deployer";

    /// <summary>The catalogue's word for a framework, or null when no such pack is drawn.</summary>
    public static string? CatalogueWord(string framework) => framework == EuAiActDeployer ? "aia-deployer" : null;

    public static IReadOnlyList<string> All { get; } = [EuAiActDeployer];
}
