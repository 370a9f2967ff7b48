using System.Collections.Concurrent;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Tests.Count;
using AuditPipeline.Processor.Tests.Meter;

[assembly: AssemblyFixture(typeof(ExportedRanks))]

namespace AuditPipeline.Processor.Tests.Count;

/// <summary>The ranks of the installed package, exported once for all tests that ask.</summary>
public sealed class ExportedRanks : IDisposable
{
    private readonly Lazy<Task> _exported;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly ConcurrentQueue<string> _notices = new();

    public ExportedRanks()
    {
        Encodings = new TokenEncodings(_folder, _notices.Enqueue);
        _exported = new Lazy<Task>(() => NodeScript.RunAsync(NodeScript.InCheckout("deploy/ranks/export.mjs")!, [NodeModules!, _folder], ""));
    }

    /// <summary>Folder of installed packages; null where the package is not installed.</summary>
    public string? NodeModules { get; } = NodeScript.NodeModules(NodeScript.Ranks);

    public IReadOnlyCollection<string> Notices => _notices;

    private TokenEncodings Encodings { get; }

    /// <summary>The encodings; skips the test where the package is not installed.</summary>
    public async Task<TokenEncodings> EncodingsAsync()
    {
        if (NodeModules is null)
            Assert.Skip("js-tiktoken is not installed in deploy/native/node_modules (AUDIT_NODE_MODULES names another folder)");

        await _exported.Value;
        return Encodings;
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
