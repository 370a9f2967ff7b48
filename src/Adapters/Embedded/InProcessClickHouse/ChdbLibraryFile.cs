using System.Runtime.InteropServices;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>Where the in-process ClickHouse library lies.</summary>
public static class ChdbLibraryFile
{
    /// <summary>Environment variable that names the folder of native parts (the one with <c>node_modules</c>).</summary>
    public const string FolderVariable = "AUDIT_NATIVE";

    /// <summary>Path of the library under a folder of native parts, for this operating system and processor. The file need not exist;
    /// <see cref="InProcessClickHouseEngine.Open"/> says so when it does not.</summary>
    public static string Under(string nativeFolder) =>
        Path.Combine(nativeFolder, "node_modules", "@chdb", PackageName(), "libchdb.so");

    private static string PackageName()
    {
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return OperatingSystem.IsMacOS() ? $"lib-darwin-{processor}" : $"lib-linux-{processor}-gnu";
    }
}
