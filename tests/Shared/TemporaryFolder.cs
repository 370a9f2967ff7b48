namespace AuditPipeline.Tests.Shared;

/// <summary>A folder of one test, removed with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("audit-test-");

    public string FullPath => _folder.FullName;

    public string Below(params ReadOnlySpan<string> names) => Path.Combine([FullPath, .. names]);

    public void Dispose() => _folder.Delete(recursive: true);
}
