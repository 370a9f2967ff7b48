using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Tests.Press;

/// <summary>The pinned fonts of this checkout, read once.</summary>
internal static class TestFonts
{
    private static readonly Lazy<PressFonts> Loaded = new(() => PressFonts.FromPackages(NodeModules()));

    public static PressFonts All => Loaded.Value;

    public static string NodeModules()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var native = Path.Combine(folder.FullName, "deploy", "native");
            if (!File.Exists(Path.Combine(native, "package.json"))) continue;
            var modules = Path.Combine(native, "node_modules");
            Directory.Exists(modules).ShouldBeTrue("The fonts are not installed: run 'npm ci' in deploy/native.");
            return modules;
        }

        throw new InvalidOperationException("No deploy/native/package.json above the test binary.");
    }
}
