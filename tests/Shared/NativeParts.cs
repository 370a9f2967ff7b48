namespace AuditPipeline.Tests.Shared;

/// <summary>Finds the native parts (<c>npm ci</c> in deploy/native). Tests that need them skip, with the reason printed, where they
/// were not fetched.</summary>
public static class NativeParts
{
    public const string Missing = "native parts are not fetched (npm ci in deploy/native, or AUDIT_NATIVE names their folder)";

    /// <summary>The folder that holds node_modules, or null.</summary>
    public static string? Folder()
    {
        var named = Environment.GetEnvironmentVariable("AUDIT_NATIVE");
        if (!string.IsNullOrEmpty(named)) return named;

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var native = Path.Combine(folder.FullName, "deploy", "native");
            if (Directory.Exists(Path.Combine(native, "node_modules"))) return native;
        }

        return null;
    }
}
