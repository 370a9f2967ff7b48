namespace AuditPipeline.Host.Settings;

/// <summary>A setting that stops the start. The message names file, line and setting.</summary>
internal sealed class SettingsException(string message) : Exception(message);
