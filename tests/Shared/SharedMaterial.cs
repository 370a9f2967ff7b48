namespace AuditPipeline.Tests.Shared;

/// <summary>Finds the team's shared material (corpus, vectors, labelled cases). It is not part of the checkout: tests over it
/// skip, with the reason printed, where it does not lie beside it.</summary>
public static class SharedMaterial
{
    /// <summary>Path of a shared file, or null where the material is absent. <c>AUDIT_SHARED</c> names another folder.</summary>
    public static string? Find(string relativePath)
    {
        var named = Environment.GetEnvironmentVariable("AUDIT_SHARED");
        if (!string.IsNullOrEmpty(named)) return Existing(Path.Combine(named, relativePath));

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Existing(Path.Combine(folder.FullName, "shared", relativePath));
            if (found is not null) return found;
        }

        return null;
    }

    /// <summary>What a skipped test prints.</summary>
    public static string Missing(string relativePath) =>
        $"shared/{relativePath} is not beside this checkout (AUDIT_SHARED names another folder)";

    private static string? Existing(string path) => File.Exists(path) || Directory.Exists(path) ? path : null;
}
