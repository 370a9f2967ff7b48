using AuditPipeline.Host.Settings;

namespace AuditPipeline.Host.Composition;

/// <param name="Settings">As read from the file, data folder absolute.</param>
/// <param name="SettingsFolder">Folder relative paths in it start at.</param>
/// <param name="NativeFolder">Where the launcher fetched native parts to.</param>
/// <param name="Role">All or the processor's; the gateway's is another composition.</param>
/// <param name="Quiet">Errors only in the log.</param>
internal sealed record EmbeddedOptions(AuditSettings Settings, string SettingsFolder, string NativeFolder, bool Quiet, HostRole Role = HostRole.All);
