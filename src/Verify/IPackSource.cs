namespace AuditPipeline.Verify;

/// <summary>Files of a pack, wherever they lie.</summary>
internal interface IPackSource : IDisposable
{
    /// <summary>Paths of all files, relative, with <c>/</c>.</summary>
    IReadOnlyCollection<string> Paths { get; }

    /// <summary>Opens one of <see cref="Paths"/>. The stream may be longer than the manifest says: readers bound themselves.</summary>
    Stream Open(string path);
}
