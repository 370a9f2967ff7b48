using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Tests.Meter;

namespace AuditPipeline.Processor.Tests.Count;

/// <summary>The ranks of the installed package in a folder of the test's own; skips the test where it is not installed.</summary>
internal sealed class ExportedRanks : IDisposable
{
    private ExportedRanks(string nodeModules, string folder)
    {
        (NodeModules, Folder) = (nodeModules, folder);
        Encodings = new TokenEncodings(folder, Notices.Add);
    }

    public string NodeModules { get; }

    public string Folder { get; }

    public TokenEncodings Encodings { get; }

    public List<string> Notices { get; } = [];

    public static async Task<ExportedRanks> MakeAsync()
    {
        var modules = NodeScript.NodeModules(NodeScript.Ranks);
        var export = NodeScript.InCheckout("deploy/ranks/export.mjs");
        if (modules is null || export is null)
        {
            Assert.Skip("js-tiktoken is not installed in deploy/native/node_modules (AUDIT_NODE_MODULES names another folder)");
        }

        var folder = Directory.CreateTempSubdirectory("ranks-").FullName;
        await NodeScript.RunAsync(export, [modules, folder], "");
        return new ExportedRanks(modules, folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
