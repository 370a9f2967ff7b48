using AuditPipeline.Reports.Packs;
using AuditPipeline.Verify;

namespace AuditPipeline.Host.Demo;

/// <summary>A pack the demonstration built, and what verification said of it.</summary>
internal sealed record DemoPack(PackRequest Request, string Id, string Folder, string KeyFile, PackVerdict Verdict)
{
    public string Pdf => Path.Combine(Folder, "pack.pdf");
}
