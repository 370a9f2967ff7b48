using System.Globalization;

namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>A data folder belongs to one process at a time, and this is not it.</summary>
public sealed class FolderInUseException(string folder, int? processId, Exception cause)
    : IOException(
        $"data folder {folder} is already in use by process {processId?.ToString(CultureInfo.InvariantCulture) ?? "(unknown)"}; "
        + "stop that process, or choose another data folder", cause)
{
    /// <summary>Who holds it, as far as known.</summary>
    public int? ProcessId { get; } = processId;
}
